import { newContext } from '../compile/context.js';
import type { Graph, Parameters } from '../connect.js';
import type { Asked } from './asked.js';
import type { Budget } from './limits.js';
import { byIndex, type End, mayPass, tieCounts, tiesFrom } from './ties.js';

/** The relations of some entities, as they are read: how many there are, and each entity with where it leads. */
export interface Level {
  readonly degree: number;
  readonly rows: readonly (readonly [id: string, far: readonly string[]])[];
}

/** By number of steps from an end: what was read of it at once, which is nothing where a hub is in the way. */
export type Near = Readonly<Record<End, readonly Level[]>>;

/** An end with more relations is a hub, to be gone through only when nothing cheaper is left. */
const mostAtEnd = 200;
/** Relations of all that one end is tied to: to read more at once, needed or not, would cost more than to ask again. */
const mostAround = 500;

/**
 * What lies within two steps of both ends, in one statement: most questions are answered from it. Undefined when one
 * of the ends is not in the graph.
 */
export async function nearBoth(
  graph: Graph,
  asked: Asked,
  budget: Budget,
): Promise<Near | undefined> {
  const [text, parameters] = nearStatement(asked);
  const rows = (await graph.read(text, parameters, budget.timeLeft())) as unknown as Row[];
  const levels = new Map(rows.map((row) => [row[0], levelsOf(row)]));
  const [from, to] = [levels.get('FROM'), levels.get('TO')];
  return from && to && { FROM: from, TO: to };
}

type Row = readonly [
  end: End,
  id: string,
  first: Level['degree'] | null,
  near: readonly string[],
  second: Level['degree'] | null,
  rows: Level['rows'],
];

function levelsOf([, id, first, near, second, rows]: Row): Level[] {
  return [
    ...(first === null ? [] : [{ degree: first, rows: [[id, near] as const] }]),
    ...(second === null ? [] : [{ degree: second, rows }]),
  ];
}

function nearStatement(asked: Asked): [text: string, parameters: Parameters] {
  const context = newContext(idsAlone, asked.asOf);
  const counts = `${tieCounts(asked, context)} AND ${mayPass(asked, context)}`;
  const ends = context.bind([asked.from, asked.to]);
  const side = (end: End, id: string) => {
    const ties = tiesFrom(asked, end);
    const place = context.bind(id);
    return `${byIndex('n', () => `n.id = ${place}`)}
WITH n, COUNT { (n)--() } <= ${mostAtEnd} AS small
CALL (n, small) {
  WITH n WHERE small
  ${ties}
  RETURN count(*) AS first, collect(DISTINCT CASE WHEN ${counts} THEN m END) AS near
}
CALL (near) {
  UNWIND near AS one
  RETURN sum(COUNT { (one)--() }) AS around
}
WITH *, small AND around <= ${mostAround} AS few
CALL (few, near) {
  UNWIND CASE WHEN few THEN near ELSE [] END AS n
  WITH n WHERE NOT n.id IN ${ends}
  ${ties}
  WITH n, count(*) AS met, collect(DISTINCT CASE WHEN ${counts} THEN m.id END) AS far
  RETURN sum(met) AS second, collect([n.id, far]) AS rows
}
RETURN '${end}' AS end, n.id AS id, CASE WHEN small THEN first END AS first, [m IN near | m.id] AS near, CASE WHEN few THEN second END AS second, rows`;
  };
  const text = `${side('FROM', asked.from)}\nUNION ALL\n${side('TO', asked.to)}`;
  return [text, context.parameters];
}

const idsAlone = {
  idsOf: () => {
    throw new Error('Paths are asked for by ids.');
  },
};
