import { int } from '../query/integer.js';
import type { Filter } from '../query/selection.js';
import { accessPathsOf, isIdLookup } from './access-paths.js';
import type { StatementBuilder } from './builder.js';
import { type Estimate, estimateClause, estimatesFor, type Guard, noGuard } from './estimates.js';
import { orderedRelation } from './ordered-scan.js';
import { estimateTargets } from './target-set.js';

/** What is weighed: a list, its order and the size of its page. */
export interface StatisticsQuery {
  readonly kind: string;
  readonly where: Filter;
  readonly field: string;
  /** Rows of a page, and one more. */
  readonly rows: number;
  /** Whether all rows are counted too. */
  readonly counts: boolean;
}

/** How a page is best found. */
export interface ListPlan {
  /** True where reading in the order of the list, until the page is full, looks at fewer rows. */
  readonly streams: boolean;
  /** Which of the filter's anchors has the fewest relations, in their order. */
  readonly anchor: number;
  /** Another anchor with few enough relations that what hangs on both is best found from both and compared. */
  readonly meets?: number | undefined;
  /** Of each condition on whom policies affect, in the order of the anchors: whether it reaches more than was gathered. */
  readonly open: readonly boolean[];
  /** The same where all rows are looked at. */
  readonly openForAll: readonly boolean[];
}

/** The way that is taken where none was weighed: from the first thing that the filter names. */
export const defaultPlan: ListPlan = { streams: false, anchor: 0, open: [], openForAll: [] };

/**
 * To ask of a row what it hangs on looks through all its relations, and costs as much as to read several from the other
 * end: five to eight, measured on a million relations.
 */
const CHECK_COST = 4;
/** For so many rows even a tree of all sectors is gathered sooner than walked upward from each. */
const FULL_MATERIALISE_ROWS = 1_000;

export interface Statistics {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  read(row: readonly unknown[]): ListPlan;
}

/**
 * The statement that asks the graph for the numbers of relations where a list can begin in several ways; undefined
 * where it cannot. It is apart from the statement of the rows because Neo4j plans every way that a statement could go,
 * and all of them together took it many seconds.
 */
export function statisticsStatement(
  list: StatisticsQuery,
  context: StatementBuilder,
): Statistics | undefined {
  const { kind, where } = list;
  if (isIdLookup(where, 'id') || isIdLookup(where, 'anyName')) return undefined;
  const anchors = accessPathsOf(kind, where, context);
  const keyed = orderedRelation(list, anchors)?.anchor;
  if (anchors.every((anchor) => anchor === keyed)) return undefined;

  const gathering = anchors.flatMap(({ affecting }) =>
    affecting ? [estimateTargets(affecting, context)] : [],
  );
  const all = estimatesFor(anchors, context);
  const own = all.find(({ anchor }) => anchor === keyed);
  const others = all.filter((one) => one !== own);
  const size = context.fresh('size');
  const choice = { size, cost: own?.cost ?? size, limit: context.parameter(int(list.rows)) };
  const counts = others.map((one, at) => {
    const before = others.slice(0, at).map(({ cost }) => cost);
    return estimateClause(one, context, worthFinding(one, before, choice, list.counts, context));
  });
  const costs = all.map(({ cost }) => cost);
  const open = [...context.targetSets.values()].map((near) => near.isPartial);
  const text = `${gathering.join('\n')}
WITH *, COUNT { (:${kind}) } AS ${size}
${own ? estimateClause(own, context) : ''}
${counts.join('\n')}
RETURN ${orderedScanWins(
    choice,
    others.map(({ cost }) => cost),
  )}, [${costs.join(', ')}], [${open.join(', ')}]`;
  return {
    text,
    parameters: context.parameters,
    read: ([streams, found, isOpen]) =>
      planFromEstimates(streams as boolean, found as number[], isOpen as boolean[]),
  };
}

function planFromEstimates(
  streams: boolean,
  costs: readonly number[],
  open: readonly boolean[],
): ListPlan {
  const inOrder = [...costs].sort((a, b) => a - b);
  const [least = 0, next = Number.POSITIVE_INFINITY] = inOrder;
  const anchor = costs.indexOf(least);
  return {
    streams,
    anchor,
    meets:
      next <= CHECK_COST * least ? costs.indexOf(next, next === least ? anchor + 1 : 0) : undefined,
    open,
    openForAll: least > FULL_MATERIALISE_ROWS ? open.map(() => false) : open,
  };
}

interface Choice {
  /** Variables: the number of entities of the kind, and of the rows that the stream has in all. */
  readonly size: string;
  readonly cost: string;
  readonly limit: string;
}

/** A row that a stream gives is checked by all conditions, one of a walk by those that the walk leaves open. */
const INDEX_ROW_COST = 4;

/** True where the stream is expected to look at fewer rows than the best of the walks. */
function orderedScanWins({ size, cost, limit }: Choice, others: readonly string[]): string {
  const all = `[${others.join(', ')}]`;
  const share = `reduce(share = 1.0, other IN ${all} | share * CASE WHEN other < ${size} THEN 1.0 * other / ${size} ELSE 1.0 END)`;
  return `all(one IN ${all} WHERE ${cost} <= one OR ${INDEX_ROW_COST} * ${limit} <= one * ${share})`;
}

/**
 * A far anchor is found where what is near of it has fewer relations than all else, and too few for the stream; where
 * all rows are counted, if it may be met from them.
 */
function worthFinding(
  { anchor }: Estimate,
  before: readonly string[],
  choice: Choice,
  counts: boolean,
  context: StatementBuilder,
): Guard {
  const weight = anchor.affecting && context.targetSets.get(anchor.affecting)?.weight;
  if (!weight) return noGuard;
  const { touches, firms } = weight;
  return {
    needs: [...before, touches, firms, choice.size, choice.cost].filter(isFirst),
    conditions: [
      ...[...before, choice.cost].map(
        (cost) => `${counts ? `${CHECK_COST} * ` : ''}${cost} > ${touches} + ${firms}`,
      ),
      ...(counts ? [] : [`NOT ${orderedScanWins(choice, [...before, touches])}`]),
    ],
  };
}

function isFirst<Value>(value: Value, at: number, all: readonly Value[]): boolean {
  return all.indexOf(value) === at;
}
