import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchedRead } from '../../src/neo4j/batched-read.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { type SearchRequest, search } from '../../src/queries/search/index.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

const statement = 'UNWIND $asked AS asked RETURN asked.at, 12 / toInteger(asked.by)';

/** Questions that are shared, and how many each statement that was sent for them has. */
function counted(delay: (asked: readonly { by: number }[]) => number = () => 0) {
  const sent: number[] = [];
  const readShared = batchedRead(async (text, parameters) => {
    const asked = parameters.asked as { by: number }[];
    sent.push(asked.length);
    await new Promise((resolve) => setTimeout(resolve, delay(asked)));
    return graph.read(text, parameters);
  });
  return { ask: async (by: number) => (await readShared(statement, { by }))?.[1], sent };
}

test('Questions that are in flight together share statements, and each gets its own answer', async () => {
  const { ask, sent } = counted();
  const asked = Array.from({ length: 18 }, (_, at) => 1 + (at % 6));
  expect(await Promise.all(asked.map(ask))).toEqual(asked.map((by) => Math.trunc(12 / by)));
  expect(sent.toSorted()).toEqual([1, 1, 8, 8]);
});

test('A question that fails is told so, and those it was asked with are answered', async () => {
  const { ask } = counted();
  const answers = await Promise.allSettled([1, 2, 3, 0, 4].map(ask));
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(await ask(6)).toBe(2);
});

test('Whoever comes while slow questions are on their way is asked before they are answered', async () => {
  const { ask } = counted((asked) => (asked.some(({ by }) => by === 1) ? 2_000 : 0));
  const answered: string[] = [];
  const noting = (name: string, by: number) => ask(by).then(() => answered.push(name));
  await Promise.all([noting('slow', 1), noting('slow', 1), noting('quick', 2)]);
  expect(answered).toEqual(['quick', 'slow', 'slow']);
});

test('Searches that are asked together answer as they do alone, among whatever kinds', async () => {
  const node = new Map(
    kinds.map(({ name }) => [
      name,
      { fields: new Set(['id', 'name']), sources: [], traversals: [], inForce: [] },
    ]),
  );
  const asked = [
    'MIIT',
    '工信部',
    'gongxinbu',
    'ministry',
    'Cyberspce',
    '数据',
    'hydrogen',
  ].flatMap((text) => [{ text }, { text, kinds: ['Policy'] }, { text, total: false, first: 1 }]);
  const one = async (wanted: Omit<SearchRequest, 'node'>) => {
    const found = await search(graph, { ...wanted, node });
    const hits = found.edges.map(({ how, match, cursor }) => ({ how, match, cursor }));
    return { ...found, edges: hits };
  };
  const together = await Promise.all(asked.map(one));
  for (const [at, wanted] of asked.entries()) expect(together[at]).toEqual(await one(wanted));
});
