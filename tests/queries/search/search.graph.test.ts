import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { search } from '../../../src/queries/search/index.js';
import { agency, datasetOf, policy } from '../../helpers/datasets.js';
import { emptyGraph } from '../../helpers/graph.js';

/** More policies with a word in their names and summaries than one look-up brings. */
const manyNamed = (word: string) =>
  Object.fromEntries(
    Array.from({ length: 230 }, (_, at) => [
      `policies/p${at}.yaml`,
      policy(`p${at}`, `${word} ${at}`, 'summary: A plan on hydrogen.\n'),
    ]),
  );

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  const planning = agency(
    'bureau',
    'Bureau of Plans',
    'nameZh: 重慶市規劃局\nsummary: For hydrogen.\n',
  );
  await load(graph, await datasetOf({ ...manyNamed('Plan'), 'agencies/bureau.yaml': planning }));
});
afterAll(() => graph.close());

const node = new Map(
  ['Policy', 'Agency', 'Source'].map((kind) => [
    kind,
    { fields: new Set<string>(), sources: [], traversals: [], inForce: [] },
  ]),
);
const ids = (nodes: readonly unknown[]) => nodes.map((one) => (one as { id: string }).id);

test('a search that more could match than is read says so', async () => {
  const found = await search(graph, { text: 'plan', node });
  expect(found).toMatchObject({ complete: false, hasNextPage: true });
  expect(found.incomplete).toContain('More than 200');
  expect(found.incompleteZh).toContain('200');
  const texts = await search(graph, { text: 'on hydrogen', node });
  expect(texts).toMatchObject({ complete: false });
  expect(texts.incomplete).toContain('texts mention it');
});

test('an exact name is found among however many that resemble it', async () => {
  const found = await search(graph, { text: 'plan 229', first: 1, node });
  expect(ids(found.nodes)).toEqual(['policy:p229']);
  const exact = await search(graph, { text: 'Bureau of Plans', first: 1, node });
  expect([ids(exact.nodes), exact.complete]).toEqual([['agency:bureau'], true]);
});

test('a kind asked for is found among however many of other kinds', async () => {
  for (const text of ['plan', 'hydrogen']) {
    const found = await search(graph, { text, kinds: ['Agency'], node });
    expect([ids(found.nodes), found.complete]).toEqual([['agency:bureau'], true]);
  }
});

test.each(['重庆市规划局', '重慶市規劃局', '規划', 'chongqing', '庆'])(
  'a name that the data has in traditional characters is found by %s',
  async (text) =>
    expect(ids((await search(graph, { text, node })).nodes)).toEqual(['agency:bureau']),
);

test.each([
  'plan',
  'plan 22',
  'on hydrogen',
  'Bureau of Plans',
  '规划',
  'guihua',
  'plam',
  'agency:bureau',
])('who needs no number of hits for %s gets the same pages', async (text) => {
  const counted = await search(graph, { text, first: 7, node });
  const { totalCount, ...page } = await search(graph, { text, first: 7, total: false, node });
  expect(totalCount).toBeNull();
  expect({ ...page, totalCount: counted.totalCount }).toEqual({ ...counted });
  if (!counted.hasNextPage) return;
  const after = counted.endCursor;
  const next = await search(graph, { text, after, node });
  const spared = await search(graph, { text, after, total: false, node });
  expect(spared.edges).toEqual(next.edges);
});

test('all pages hold the same, whether or not the hits are counted', async () => {
  const walked = async (total: boolean) => {
    const all: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await search(graph, { text: 'plan', first: 30, after, total, node });
      all.push(...ids(page.nodes));
      [after, more] = [page.endCursor, page.hasNextPage];
    }
    return all;
  };
  const counted = await walked(true);
  expect(counted.length).toBeGreaterThan(200);
  expect(await walked(false)).toEqual(counted);
});

test('names that were compared before a load are not found after it', async () => {
  const other = await emptyGraph();
  try {
    await load(other, await datasetOf(manyNamed('Scheme')));
    const before = await search(other, { text: 'scheme', node });
    expect(before.edges[0]?.match.text).toMatch(/^Scheme/);
    await load(other, await datasetOf(manyNamed('Schemes of')));
    const after = await search(other, { text: 'scheme', node });
    expect(after.edges).toHaveLength(before.edges.length);
    for (const { match } of after.edges) expect(match.text).toMatch(/^Schemes of/);
  } finally {
    await other.close();
  }
});
