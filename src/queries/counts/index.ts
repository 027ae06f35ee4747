import { newBuilder } from '../../cypher/builder.js';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import type { AsOf } from '../../query/as-of.js';
import type { Filter } from '../../query/selection.js';
import type { Answer } from '../answer.js';
import { resolveNames } from '../names/index.js';
import { namesInWhere } from '../names/names-in.js';
import { planOfAll } from '../planner/index.js';
import { sumsOf } from './amounts.js';
import type { countsAnswer } from './answer.js';
import type { Cell } from './cell.js';
import { readCounted } from './counted.js';
import { fillEmptyPeriods } from './fill-empty-periods.js';
import { askedDimensions } from './grouping.js';
import type { Grouping } from './grouping-inputs.js';
import { groupFrom, missingIn } from './groups.js';
import { inKeyOrder, largestFirst, ranksOf } from './rank.js';
import { amountsOf, type CountWants, dimensionTotals, MAX_GROUPS, totals } from './statement.js';

export interface CountRequest {
  readonly kind: string;
  readonly by: readonly Grouping[];
  readonly where: Filter;
  /** The worst rank that is listed; left out for all. */
  readonly top?: number | null | undefined;
  readonly order?: 'RANK' | 'KEY' | null | undefined;
  readonly asOf?: AsOf | undefined;
  readonly wants: CountWants;
}

/**
 * The entities of a kind, counted in groups of one or two dimensions: one statement, one for the names in the
 * filter, and one to choose its plan where there is a choice. Throws BAD_USER_INPUT, LIMIT_EXCEEDED, UNKNOWN_NAME and AMBIGUOUS_NAME.
 */
export async function counts(
  graph: Graph,
  request: CountRequest,
): Promise<Answer<typeof countsAnswer>> {
  const { kind, where, asOf, top } = request;
  if (top != null && top < 1) {
    throw new ArgumentError('BAD_USER_INPUT', 'top', `${top} is not a rank. Ranks begin at 1.`);
  }
  const asked = askedDimensions(kind, request.by, asOf);
  const names = await resolveNames(graph, namesInWhere(kind, where));
  const plan = await planOfAll(graph, request, names, asOf);
  const context = newBuilder(names, asOf);
  const { wants } = request;
  const { cells, told } = await readCounted(graph, { plan, wants }, asked, context);
  const [total = 0, undated = 0, inNoGroup = 0, inSeveralGroups = 0] = told;
  const money = amountsOf(kind) !== undefined;
  const amounts = cells.flatMap((one) => one.amounts.filter(([first]) => first));
  const isKnown = ({ keys }: Cell) =>
    asked.every((one, at) => missingIn(keys[at]?.[0], one) === null);
  const group = (cell: Cell, rank: number | null) => groupFrom(cell, rank, asked, money);
  const all = fillEmptyPeriods(cells.filter(isKnown), asked);
  const ranks = ranksOf(all.cells);
  const largest = largestFirst(all.cells, ranks, top);
  const order = request.order ?? (asked[0]?.period ? 'KEY' : 'RANK');
  const listed = order === 'KEY' ? inKeyOrder(largest) : largest;
  const unknown = cells.filter((cell) => !isKnown(cell));
  return {
    groups: listed.map((cell) => group(cell, ranks.get(cell.rows) ?? null)),
    unknownGroups: largestFirst(unknown, ranksOf(unknown)).map((cell) => group(cell, null)),
    dimensions: asked.map(({ dimension, period, day }, at) => ({
      dimension: dimension.name,
      period,
      day,
      ...dimensionTotalsOf(told, at),
    })),
    total,
    inNoGroup,
    inSeveralGroups,
    sums: sumsOf(amounts),
    withoutAmount: money ? total - amounts.length : null,
    groupCount: all.number,
    complete: listed.length === all.number && unknown.length <= MAX_GROUPS,
    asOf: asOf?.day ?? null,
    undated: asOf ? undated : null,
  };
}

function dimensionTotalsOf(told: readonly number[], at: number) {
  const own = told.slice(totals.length + at * dimensionTotals.length);
  const named = dimensionTotals.map((name, place) => [name, own[place] ?? 0]);
  return Object.fromEntries(named) as Record<(typeof dimensionTotals)[number], number>;
}
