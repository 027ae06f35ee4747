import { UserError } from '../errors.js';
import { newContext } from './compile/context.js';
import type { AsOf } from './compile/legal-time.js';
import type { Graph } from './connect.js';
import { type CountRow, groupsFrom, type SumRow, sumFrom } from './counts/answer.js';
import { askedDimensions, type Grouping } from './counts/grouping.js';
import { orderedGroups, rankedGroups } from './counts/rank.js';
import { amountsOf, type CountWants, countStatement, mostGroups } from './counts/statement.js';
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

type DimensionRow = readonly [number, number, number, number, number];
type Row = readonly [
  total: number,
  undated: number,
  inNoGroup: number,
  inSeveralGroups: number,
  dimensions: readonly DimensionRow[],
  groups: readonly CountRow[],
  unknown: readonly CountRow[],
  groupCount: number,
  sums: readonly SumRow[],
  allSums: readonly SumRow[],
  stated: number,
];

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
  const [row] = (await graph.read(text, context.parameters)) as unknown as [Row];
  const [total, undated, inNoGroup, inSeveralGroups, dimensions] = row;
  const [, , , , , found, unknown, foundCount, sums, allSums, stated] = row;
  const money = amountsOf(kind) !== undefined;
  const known = groupsFrom(found, asked, sums, money);
  // Where not all groups are known here, a missing one is not an empty one.
  const all =
    foundCount > found.length
      ? { groups: known, number: foundCount }
      : withEmptyPeriods(known, asked, money);
  const groupCount = all.number;
  const groups = orderedGroups(rankedGroups(all.groups), asked, request.order)
    .filter(({ rank }) => top == null || rank <= top)
    .slice(0, mostGroups);
  return {
    groups,
    unknownGroups: groupsFrom(unknown, asked, sums, money),
    dimensions: asked.map(({ dimension, period, day }, at) => {
      const [none, lessExact, outside, several, leftOut] = dimensions[at] as DimensionRow;
      return {
        dimension: dimension.name,
        period,
        day,
        unknown: none,
        lessExact,
        outside,
        several,
        undated: leftOut,
      };
    }),
    total,
    inNoGroup,
    inSeveralGroups,
    sums: allSums.map(sumFrom),
    withoutAmount: money ? total - stated : null,
    groupCount,
    complete: groups.length === groupCount && unknown.length < mostGroups,
    asOf: asOf?.day ?? null,
    undated: asOf ? undated : null,
  };
}
