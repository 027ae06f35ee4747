import { relations } from '../../src/ontology/index.js';
import type { Variables } from '../contender.js';
import type { NeighbourhoodAnswer } from '../contenders/canonical.js';
import type { Ask } from './ask.js';
import { firstDifference } from './first-difference.js';

const strong = relations.filter(({ weak }) => !weak).map(({ name }) => name);

/** What is wrong with a path, asked of the graph: each hop must be a strong tie, and no entity may come twice. */
export async function wrongPath(
  path: readonly string[],
  { from, to }: Variables,
  ask: Ask,
): Promise<string | undefined> {
  if (path[0] !== from || path.at(-1) !== to) return `${path} does not lead from ${from} to ${to}`;
  if (new Set(path).size < path.length) return `${path} passes an entity twice`;
  const [row] = await ask(
    `UNWIND range(0, size($path) - 2) AS at
WITH $path[at] AS a, $path[at + 1] AS b
WHERE NOT EXISTS {
  MATCH (n {id: a})-[r:${strong.join('|')}]-({id: b})
  WHERE r.status <> 'FAILED' AND NOT (r:TOOK_PART_IN AND endNode(r).status = 'FAILED')
}
RETURN a, b`.replace('(n {id: a})', labelled('n', 'a')),
    { path },
  );
  return row ? `no tie between ${row[0]} and ${row[1]} in ${path}` : undefined;
}

/** What is wrong with a picture of two steps: distances, entities left out that lie nearer, relations missing or too many. */
export async function wrongPicture(
  start: string,
  { nodes, edges }: NeighbourhoodAnswer,
  ask: Ask,
): Promise<string | undefined> {
  const ids = nodes.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'an entity comes twice';
  const [near] = (await ask(
    `MATCH ${labelled('n', '$start')}--(m) WHERE m <> n RETURN collect(DISTINCT m.id)`,
    { start },
  )) as [[string[]]];
  const close = new Set(near[0]);
  const wrong = nodes.find(
    ({ id, distance }) => distance !== (id === start ? 0 : close.has(id) ? 1 : 2),
  );
  if (wrong) return `${wrong.id} at distance ${wrong.distance}`;
  if (nodes.some(({ distance }) => distance === 2) && near[0].some((id) => !ids.includes(id)))
    return 'an entity one step away is left out for one farther away';
  const rows = await ask(
    `UNWIND $ids AS id MATCH ${labelled('n', 'id')}-[r]->(m) WHERE m.id IN $ids RETURN r.id`,
    { ids },
  );
  const expected = rows.map(([id]) => String(id)).sort();
  return String(expected) === String(edges) ? undefined : firstDifference(expected, edges);
}

/** A node pattern that the indexes of all kinds can answer. */
function labelled(variable: string, id: string): string {
  return `(${variable}:Policy|Agency|Company|Sector|Place|Person|Event|Provision|Source {id: ${id}})`;
}
