import { anchorsIn, binds } from './anchors.js';
import type { Context } from './context.js';
import {
  always,
  type Counted,
  counted,
  countOf,
  variablesOf,
  type Worth,
  walksOf,
} from './fewest.js';
import { nearOf, nearScope } from './near.js';
import { filterOf, type Listing, restOf, streamOf } from './stream.js';

/** A row that a stream gives is checked by all conditions, one of a walk by those that the walk leaves open. */
const streamed = 4;

/**
 * Clauses that give the rows of a page as `n`. Either they are read in the order of the list by an index, until the
 * page is full, or found from what the filter binds and then sorted. Where both could be, the graph is asked for
 * the numbers of relations: reading in order costs the page divided by the share of rows that the filter keeps.
 */
export function pageRows(listing: Listing, predicate: string, context: Context): string {
  const { kind, where, cut } = listing;
  if (binds(where, 'id') || binds(where, 'anyName'))
    return `MATCH (n:${kind}) WHERE ${filterOf(kind, where, context)} AND ${predicate}\nWITH n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;

  const anchors = anchorsIn(kind, where, context);
  const gathering = anchors.flatMap(({ affecting }) =>
    affecting ? [nearOf(affecting, context)] : [],
  );
  const stream = streamOf(listing, anchors, context);
  const others = counted(
    anchors.filter((anchor) => anchor !== stream.anchor),
    context,
  );
  if (others.length === 0) return `CALL () { ${stream.rows([])} }\nWITH n`;

  const [size, streams] = [context.variable('size'), context.variable('streams')];
  const own = stream.anchor && counted([stream.anchor], context)[0];
  const scope = nearScope(context);
  const choice = { size, cost: own?.cost ?? size, limit: cut.limit };
  const counts = others.map((one, at) => {
    const before = others.slice(0, at).map(({ cost }) => cost);
    return countOf(one, context, worthFinding(one, before, choice, context));
  });
  return `${gathering.join('\n')}
WITH *, COUNT { (:${kind}) } AS ${size}
${own ? countOf(own, context) : ''}
${counts.join('\n')}
WITH *, ${isCheaper(choice, costsOf(others))} AS ${streams}
CALL (${[streams, variablesOf(others), ...scope].join(', ')}) {
  WITH ${streams} WHERE ${streams} CALL (${scope.join(', ')}) { ${stream.rows(scope)} } RETURN n
  UNION ALL
  WITH ${streams} WHERE NOT ${streams} CALL (${[variablesOf(others), ...scope].join(', ')}) { ${walksOf(others, context, (anchor) => `${restOf(kind, where, anchor, context)} AND ${predicate}`)} }
  WITH n ORDER BY ${cut.orderBy} LIMIT ${cut.limit} RETURN n
}
WITH n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;
}

interface Choice {
  /** Variables: the number of entities of the kind, and of the rows that the stream has in all. */
  readonly size: string;
  readonly cost: string;
  readonly limit: string;
}

/** True where the stream is expected to look at fewer rows than the best of the walks. */
function isCheaper({ size, cost, limit }: Choice, others: readonly string[]): string {
  const all = `[${others.join(', ')}]`;
  const share = `reduce(share = 1.0, other IN ${all} | share * CASE WHEN other < ${size} THEN 1.0 * other / ${size} ELSE 1.0 END)`;
  return `all(one IN ${all} WHERE ${cost} <= one OR ${streamed} * ${limit} <= one * ${share})`;
}

/** A far anchor is found where what is near of it has fewer relations than all else, and too few for the stream. */
function worthFinding(
  { anchor }: Counted,
  before: readonly string[],
  choice: Choice,
  context: Context,
): Worth {
  const near = anchor.affecting && context.near.get(anchor.affecting);
  if (!near) return always;
  const { touches, firms } = near;
  return {
    needs: [...before, touches, firms, choice.size, choice.cost].filter(isFirst),
    conditions: [
      ...[...before, choice.cost].map((cost) => `${cost} > ${touches} + ${firms}`),
      `NOT ${isCheaper(choice, [...before, touches])}`,
    ],
  };
}

function costsOf(all: readonly Counted[]): string[] {
  return all.map(({ cost }) => cost);
}

function isFirst<Value>(value: Value, at: number, all: readonly Value[]): boolean {
  return all.indexOf(value) === at;
}
