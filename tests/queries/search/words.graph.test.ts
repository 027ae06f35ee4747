import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byName } from '../../../src/api/rest/entity/selection.js';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { search } from '../../../src/queries/search/index.js';
import { emptyGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  const { dataset } = await loadDataset('seed/merics-china-industries-2021-09-07');
  if (!dataset) throw new Error('The brief is not valid.');
  await load(graph, dataset);
});
afterAll(() => graph.close());

const found = (text: string, first = 3) => search(graph, { text, first, node: byName });

describe('A phrase that is no name', () => {
  test.each([
    ['recycling of old batteries', 'policy:nev-battery-reuse-rules'],
    ['旧电池回收', 'policy:nev-battery-reuse-rules'],
    ['government takes a board seat at an internet company', 'event:bytedance-board-appointment'],
    ['cheaper freight', 'policy:trade-logistics-plan'],
  ])('finds what it means: %s → %s', async (text, id) => {
    const { nodes } = await found(text);
    expect(nodes.map((node) => node.id)).toContain(id);
  });

  test('says which words matched, and is never called complete', async () => {
    const { edges, complete, incomplete } = await found('recycling of old batteries on mars');
    expect(complete).toBe(false);
    expect(incomplete).toContain('No name matches the whole text');
    const [{ how, match } = { how: '', match: undefined }] = edges;
    expect(how).toBe('WORDS');
    expect(match?.matchedWords).toContain('recycling');
    expect(match?.missingWords).toContain('mars');
    expect(match?.pieces.map(({ text }) => text).join('')).toBe(match?.text);
  });

  test('comes in pages that hold each hit once', async () => {
    const all = (await found('data security of cars', 100)).nodes.map(({ id }) => id);
    const paged: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof search>> = await search(graph, {
        ...{ text: 'data security of cars', first: 7, after, node: byName },
      });
      paged.push(...page.nodes.map(({ id }) => id));
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });
});

test('a whole name comes before anything that shares its words', async () => {
  const { edges } = await found('EV makers', 1);
  expect([edges[0]?.how, edges[0]?.node.id]).toEqual(['EXACT', 'sector:ev-makers']);
});

test.each([
  '*'.repeat(200),
  'battery '.repeat(25).trim(),
  '电'.repeat(200),
  'b',
  '电池 battery аккумулятор バッテリー بطارية',
  '"; MATCH (n) DETACH DELETE n //',
])('a hostile text is answered or refused with a message: %s', async (text) => {
  const answer = await found(text).catch((error: Error) => error);
  if (answer instanceof Error) expect(answer.message).toMatch(/search/);
  else expect(answer.edges.length).toBeLessThanOrEqual(3);
});
