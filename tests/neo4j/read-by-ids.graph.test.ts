import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/neo4j/graph.js';
import { batchedReadByIds } from '../../src/neo4j/read-by-ids.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

const statement = 'UNWIND $ids AS id MATCH (n:Agency {id: id}) RETURN id, n.name';

/** Reads that are gathered, and what was really sent to Neo4j for them. */
function counted() {
  const sent: string[][] = [];
  const readByIds = batchedReadByIds((text, parameters) => {
    sent.push(parameters.ids as string[]);
    return graph.read(text, parameters);
  });
  return { readByIds, sent };
}

test('Reads of single entities that are in flight together share statements, and each gets its own', async () => {
  const ids = (await graph.read('MATCH (a:Agency) RETURN a.id')).map(([id]) => id as string);
  const { readByIds, sent } = counted();
  const asked = Array.from({ length: 60 }, (_, at) => ids[at % ids.length] as string);
  const found = await Promise.all(asked.map((id) => readByIds(statement, [id])));
  expect(found.map((rows, at) => rows.get(asked[at] as string)?.[0])).toEqual(asked);
  // Two go at once; all the others wait for the first of them and are asked together.
  expect(sent.length).toBeLessThanOrEqual(4);
  expect(Math.max(...sent.map((some) => some.length))).toBe(Math.min(58, ids.length));
});

test('A read that comes after another has begun is not answered by it', async () => {
  const { readByIds, sent } = counted();
  const first = readByIds(statement, ['agency:miit']);
  const second = readByIds(statement, ['agency:miit']);
  await Promise.all([first, second]);
  expect(sent).toEqual([['agency:miit'], ['agency:miit']]);
});

test('What fails in one batch is told to all who wait for it, and the next batch works', async () => {
  const { readByIds } = counted();
  const wrong = [1, 2, 3, 4].map(() => readByIds('UNWIND $ids AS id RETRUN id', ['agency:miit']));
  for (const one of await Promise.allSettled(wrong)) expect(one.status).toBe('rejected');
  expect((await readByIds(statement, ['agency:miit'])).size).toBe(1);
});

test('An id that is not in the graph has no row', async () => {
  const { readByIds } = counted();
  expect((await readByIds(statement, ['agency:nobody'])).size).toBe(0);
});
