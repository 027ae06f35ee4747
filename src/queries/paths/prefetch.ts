import { newBuilder } from '../../cypher/builder.js';
import type { Graph, Parameters } from '../../neo4j/graph.js';
import type { Budget } from './limits.js';
import { byIndex, mayPass, type PathEnd, tieCounts, tiesFrom } from './relations.js';
import type { PathQuery } from './request.js';

/** The relations of some entities as read: their number, and the neighbours of each entity. */
export interface Level {
  readonly degree: number;
  readonly rows: readonly (readonly [id: string, far: readonly string[]])[];
}

/** By distance from an end: what was read in advance. Empty if a hub is in the way. */
export type Near = Readonly<Record<PathEnd, readonly Level[]>>;

/** An end with more relations is a hub; it is expanded only if nothing cheaper is left. */
const MAX_AT_END = 200;
/**
 * Maximum number of relations of the neighbours of one end. Reading more in advance, needed or not, would cost more
 * than another statement.
 */
const MAX_AROUND = 500;

/**
 * Everything within two steps of both ends, in one statement for each, in parallel. Most requests can be answered
 * from it. Undefined if one of the ends is not in the graph.
 */
export async function prefetchBothEnds(
  graph: Graph,
  asked: PathQuery,
  budget: Budget,
): Promise<Near | undefined> {
  const read = async (end: PathEnd) => {
    const [text, parameters] = nearStatement(asked, end);
    const [row] = await graph.read<PrefetchRow>(text, parameters, budget.timeLeft());
    return row && levelsOf(row);
  };
  const [from, to] = await Promise.all([read('FROM'), read('TO')]);
  return from && to && { FROM: from, TO: to };
}

type PrefetchRow = readonly [
  id: string,
  first: Level['degree'] | null,
  near: readonly string[],
  second: Level['degree'] | null,
  rows: Level['rows'],
];

function levelsOf([id, first, near, second, rows]: PrefetchRow): Level[] {
  return [
    ...(first === null ? [] : [{ degree: first, rows: [[id, near] as const] }]),
    ...(second === null ? [] : [{ degree: second, rows }]),
  ];
}

/** The same text for both ends if relations are followed in either direction, so Neo4j plans it once. */
function nearStatement(asked: PathQuery, end: PathEnd): [text: string, parameters: Parameters] {
  const context = newBuilder(idsAlone, asked.asOf);
  const start = context.parameter(end === 'FROM' ? asked.from : asked.to);
  const ends = context.parameter([asked.from, asked.to]);
  const ties = tiesFrom(asked, end);
  const counts = `${tieCounts(asked, context)} AND ${mayPass(asked, context)}`;
  const text = `${byIndex('n', () => `n.id = ${start}`)}
WITH n, COUNT { (n)--() } <= ${MAX_AT_END} AS small
CALL (n, small) {
  WITH n WHERE small
  ${ties}
  RETURN count(*) AS first, collect(DISTINCT CASE WHEN ${counts} THEN m END) AS near
}
CALL (near) {
  UNWIND near AS one
  RETURN sum(COUNT { (one)--() }) AS around
}
WITH *, small AND around <= ${MAX_AROUND} AS few
CALL (few, near) {
  UNWIND CASE WHEN few THEN near ELSE [] END AS n
  WITH n WHERE NOT n.id IN ${ends}
  ${ties}
  WITH n, count(*) AS met, collect(DISTINCT CASE WHEN ${counts} THEN m.id END) AS far
  RETURN sum(met) AS second, collect([n.id, far]) AS rows
}
RETURN n.id, CASE WHEN small THEN first END, [m IN near | m.id], CASE WHEN few THEN second END, rows`;
  return [text, context.parameters];
}

const idsAlone = {
  idsOf: () => {
    throw new Error('Paths are asked for by ids.');
  },
};
