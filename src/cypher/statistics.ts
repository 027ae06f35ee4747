import { int } from '../query/integer.js';
import type { Condition } from '../query/selection.js';
import { anchorsIn, binds } from './access-paths.js';
import type { Context } from './builder.js';
import { always, type Counted, counted, countOf, type Worth } from './estimates.js';
import { keyedAnchor } from './ordered-scan.js';
import { nearOf } from './target-set.js';

/** What is weighed: a list, its order and the size of its page. */
export interface Weighable {
  readonly kind: string;
  readonly where: Condition;
  readonly field: string;
  /** Rows of a page, and one more. */
  readonly rows: number;
  /** Whether all rows are counted too. */
  readonly counts: boolean;
}

/** How a page is best found. */
export interface Way {
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
export const firstWay: Way = { streams: false, anchor: 0, open: [], openForAll: [] };

/**
 * To ask of a row what it hangs on looks through all its relations, and costs as much as to read several from the other
 * end: five to eight, measured on a million relations.
 */
const CHECK_COST = 4;
/** For so many rows even a tree of all sectors is gathered sooner than walked upward from each. */
const FULL_MATERIALISE_ROWS = 1_000;

export interface Weighing {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  read(row: readonly unknown[]): Way;
}

/**
 * The statement that asks the graph for the numbers of relations where a list can begin in several ways; undefined
 * where it cannot. It is apart from the statement of the rows because Neo4j plans every way that a statement could go,
 * and all of them together took it many seconds.
 */
export function weighing(list: Weighable, context: Context): Weighing | undefined {
  const { kind, where } = list;
  if (binds(where, 'id') || binds(where, 'anyName')) return undefined;
  const anchors = anchorsIn(kind, where, context);
  const keyed = keyedAnchor(list, anchors)?.anchor;
  if (anchors.every((anchor) => anchor === keyed)) return undefined;

  const gathering = anchors.flatMap(({ affecting }) =>
    affecting ? [nearOf(affecting, context)] : [],
  );
  const all = counted(anchors, context);
  const own = all.find(({ anchor }) => anchor === keyed);
  const others = all.filter((one) => one !== own);
  const size = context.variable('size');
  const choice = { size, cost: own?.cost ?? size, limit: context.bind(int(list.rows)) };
  const counts = others.map((one, at) => {
    const before = others.slice(0, at).map(({ cost }) => cost);
    return countOf(one, context, worthFinding(one, before, choice, list.counts, context));
  });
  const costs = all.map(({ cost }) => cost);
  const open = [...context.near.values()].map((near) => near.open);
  const text = `${gathering.join('\n')}
WITH *, COUNT { (:${kind}) } AS ${size}
${own ? countOf(own, context) : ''}
${counts.join('\n')}
RETURN ${isCheaper(
    choice,
    others.map(({ cost }) => cost),
  )}, [${costs.join(', ')}], [${open.join(', ')}]`;
  return {
    text,
    parameters: context.parameters,
    read: ([streams, found, isOpen]) =>
      wayBy(streams as boolean, found as number[], isOpen as boolean[]),
  };
}

function wayBy(streams: boolean, costs: readonly number[], open: readonly boolean[]): Way {
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
function isCheaper({ size, cost, limit }: Choice, others: readonly string[]): string {
  const all = `[${others.join(', ')}]`;
  const share = `reduce(share = 1.0, other IN ${all} | share * CASE WHEN other < ${size} THEN 1.0 * other / ${size} ELSE 1.0 END)`;
  return `all(one IN ${all} WHERE ${cost} <= one OR ${INDEX_ROW_COST} * ${limit} <= one * ${share})`;
}

/**
 * A far anchor is found where what is near of it has fewer relations than all else, and too few for the stream; where
 * all rows are counted, if it may be met from them.
 */
function worthFinding(
  { anchor }: Counted,
  before: readonly string[],
  choice: Choice,
  counts: boolean,
  context: Context,
): Worth {
  const weight = anchor.affecting && context.near.get(anchor.affecting)?.weight;
  if (!weight) return always;
  const { touches, firms } = weight;
  return {
    needs: [...before, touches, firms, choice.size, choice.cost].filter(isFirst),
    conditions: [
      ...[...before, choice.cost].map(
        (cost) => `${counts ? `${CHECK_COST} * ` : ''}${cost} > ${touches} + ${firms}`,
      ),
      ...(counts ? [] : [`NOT ${isCheaper(choice, [...before, touches])}`]),
    ],
  };
}

function isFirst<Value>(value: Value, at: number, all: readonly Value[]): boolean {
  return all.indexOf(value) === at;
}
