import { UserError } from '../errors.js';
import { newContext } from './compile/context.js';
import type { AsOf } from './compile/legal-time.js';
import type { Graph } from './connect.js';
import { sumsOf } from './counts/amounts.js';
import { type CountRow, type Group, groupFrom } from './counts/answer.js';
import { askedDimensions, type Grouping } from './counts/grouping.js';
import { orderedGroups, rankedGroups } from './counts/rank.js';
import {
  amountsOf,
  type CountWants,
  countStatement,
  mostGroups,
  toldOfAll,
  toldOfDimension,
} from './counts/statement.js';
import { withEmptyPeriods } from './counts/zeros.js';
import { namesInWhere } from './names/gather.js';
import { resolveNames } from './names/resolve.js';
import type { Condition } from './selection.js';

export interface CountRequest {
  readonly kind: string;
  readonly by: readonly Grouping[];
  readonly where: Condition;
  /** The worst rank that is listed; left out for all. */
  readonly top?: number | null | undefined;
  readonly order?: 'RANK' | 'KEY' | null | undefined;
  readonly asOf?: AsOf | undefined;
  readonly wants: CountWants;
}

/**
 * The entities of a kind, counted in groups of one or two dimensions: one statement, and one for the names in the
 * filter. Throws BAD_USER_INPUT, LIMIT_EXCEEDED, UNKNOWN_NAME and AMBIGUOUS_NAME.
 */
export async function counts(graph: Graph, request: CountRequest) {
  const { kind, where, asOf, top } = request;
  if (top != null && top < 1) {
    throw new UserError('BAD_USER_INPUT', `top: ${top} is no rank; ranks begin with 1.`);
  }
  const asked = askedDimensions(kind, request.by, asOf);
  const context = newContext(await resolveNames(graph, namesInWhere(kind, where)), asOf);
  const text = countStatement(kind, where, asked, request.wants, context);
  const rows = (await graph.read(text, context.parameters)) as unknown as CountRow[];
  const counted = rows.filter(([counts]) => counts);
  const told = (at: number) => rows.reduce((sum, [, , , one]) => sum + (one[at] ?? 0), 0);
  const [total, undated, inNoGroup, inSeveralGroups] = toldOfAll.map((_, at) => told(at));
  const money = amountsOf(kind) !== undefined;
  const amounts = counted.flatMap((one) => one[4].filter(([first]) => first));
  const found = rankedGroups(counted.map((one) => groupFrom(one, asked, money)));
  const isKnown = ({ keys }: Group) => keys.every(({ missing }) => missing === null);
  const unknown = found.filter((group) => !isKnown(group));
  const all = withEmptyPeriods(found.filter(isKnown), asked, money);
  const ranked = rankedGroups(all.groups).filter(({ rank }) => top == null || rank <= top);
  const groups = orderedGroups(ranked.slice(0, mostGroups), asked, request.order);
  return {
    groups,
    unknownGroups: unknown.slice(0, mostGroups).map((group) => ({ ...group, rank: null })),
    dimensions: asked.map(({ dimension, period, day }, at) => ({
      dimension: dimension.name,
      period,
      day,
      ...Object.fromEntries(
        toldOfDimension.map((name, place) => [
          name,
          told(toldOfAll.length + at * toldOfDimension.length + place),
        ]),
      ),
    })),
    total,
    inNoGroup,
    inSeveralGroups,
    sums: sumsOf(amounts),
    withoutAmount: money ? (total ?? 0) - amounts.length : null,
    groupCount: all.number,
    complete: groups.length === all.number && unknown.length <= mostGroups,
    asOf: asOf?.day ?? null,
    undated: asOf ? undated : null,
  };
}
