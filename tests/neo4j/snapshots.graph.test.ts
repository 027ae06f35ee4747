import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/neo4j/graph.js';
import { runAutoCommit } from '../../src/neo4j/run.js';
import { trackSnapshots } from '../../src/neo4j/snapshots.js';
import { emptyGraph } from '../helpers/graph.js';

/** So many that applying a commit takes longer than a read. */
const NODES = 2_000;
const COMMITS = 60;
const READERS = 6;

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await write('UNWIND range(1, $nodes) AS at CREATE (:Numbered {at: at, number: 0})', {
    nodes: NODES,
  });
});
afterAll(async () => {
  await graph?.driver.executeQuery('MATCH (n:Numbered) DELETE n', {}, { database: graph.database });
  await graph?.close();
});

async function write(statement: string, parameters: object): Promise<void> {
  await graph.driver.executeQuery(statement, parameters, { database: graph.database });
}

test('Reads beside commits that follow one another at once show one commit each, and none goes back', async () => {
  let isOver = false;
  let answers = 0;
  const wrong: unknown[] = [];
  const readOnAndOn = async () => {
    let before = 0;
    while (!isOver) {
      const [row] = await graph
        .read<[least: number, most: number]>(
          'MATCH (n:Numbered) RETURN min(n.number), max(n.number)',
          {},
          60_000,
        )
        .catch((error: { code?: string }) => {
          // Overtaken ten times: refused, which is no wrong answer.
          if (error.code !== 'GRAPH_CHANGED') throw error;
          return [];
        });
      if (!row) continue;
      const [least, most] = row;
      if (least !== most || least < before) wrong.push([before, least, most]);
      before = Math.max(before, least);
      answers++;
    }
  };
  const readers = Array.from({ length: READERS }, readOnAndOn);
  for (let number = 1; number <= COMMITS; number++)
    await write('MATCH (n:Numbered) SET n.number = $number', { number });
  isOver = true;
  await Promise.all(readers);
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(0);
});

test('A read that was not disturbed by the commit it knows of, but by the next, is asked once more', async () => {
  const snapshots = trackSnapshots(graph.driver, graph.address);
  const commit = (number: number) => write('MATCH (n:Numbered) SET n.number = $number', { number });
  const handed: (readonly string[])[] = [];
  const found = await snapshots.read(async (bookmarks) => {
    handed.push(bookmarks);
    if (handed.length === 1) await commit(1_001);
    const result = await runAutoCommit(graph.driver, graph.address, {
      text: 'MATCH (n:Numbered) RETURN DISTINCT n.number',
      mode: 'READ',
      bookmarks,
    });
    // Now the state that this answer tells of has passed, so that the second attempt reads another than it was told.
    if (handed.length === 1) await commit(1_002);
    return result;
  });
  expect(new Set(handed.map(String)).size).toBe(3);
  expect(found.rows).toEqual([[1_002]]);
  expect(String(snapshots.latest()?.version)).toContain(String(handed[2]));
});
