import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { secondIdKey, traversalsOf } from '../../../src/ontology/index.js';
import { entities } from '../../../src/queries/entity/index.js';
import type { PageArguments } from '../../../src/query/selection.js';
import { entitySelectionOf } from '../../helpers/arbitrary-selection.js';
import { emptyGraph, testGraph } from '../../helpers/graph.js';
import { profiling } from '../../helpers/hits.js';
import { hubSize, hubs } from '../../helpers/large-hub.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, hubs());
});
afterAll(() => graph.close());

/** Ids of partners of the hub. */
async function partners(asked: Graph, page: PageArguments) {
  const [side] = traversalsOf('Company').filter(({ field }) => field === 'partnersWith');
  if (!side) throw new Error('The ontology has no partnersWith.');
  const below = {
    traversal: side,
    where: {},
    page,
    totalCount: true,
    next: new Map([['Company', undefined]]),
  };
  const selection = entitySelectionOf(new Map([['Company', below]]));
  const [found] = await entities(asked, ['company:hub'], selection);
  if (!found) throw new Error('The graph has no company:hub.');
  const { nodes, pageInfo, totalCount } = found['@below'] as Page;
  return { ids: nodes.map(({ id }) => id), pageInfo, totalCount };
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly startCursor: string | null };
  readonly totalCount: number;
}

/** All of them, in the order of the relations' ids: `partners_with:company:hub>company:p0` and on. */
const sorted = hubs()
  .relations.filter(({ value }) => value.from === 'company:hub' && value.to.startsWith('company:'))
  .map(({ id, value }) => ({ id, other: value.to }))
  .sort((a, b) => (a.id < b.id ? -1 : 1))
  .map(({ other }) => other);

test('a page of a hub looks at little more than its rows, wherever it is, forward and backward', async () => {
  const { graph: profiled, hits } = profiling(graph);
  const first = await partners(profiled, { first: 20 });
  expect(first.ids).toEqual(sorted.slice(0, 20));
  const second = await partners(profiled, { first: 20, after: first.pageInfo.endCursor });
  expect(second.ids).toEqual(sorted.slice(20, 40));
  const last = await partners(profiled, { last: 20 });
  expect(last.ids).toEqual(sorted.slice(-20));
  const before = await partners(profiled, { last: 20, before: last.pageInfo.startCursor });
  expect(before.ids).toEqual(sorted.slice(-40, -20));
  expect(before.totalCount).toBe(hubSize);
  expect(hits()).toBeLessThan(1_000);
});

test('a graph that an older way of writing left is read without what it lacks', async () => {
  const write = (text: string) => graph.driver.executeQuery(text, {}, { database: graph.database });
  await write(`MATCH ()-[r]->() REMOVE r.${secondIdKey}`);
  await write('MATCH (d:DataSet) SET d.encoding = d.encoding - 1');
  const again = await testGraph();
  try {
    expect((await partners(again, { first: 20 })).ids).toEqual(sorted.slice(0, 20));
    expect((await partners(again, { last: 20 })).ids).toEqual(sorted.slice(-20));
  } finally {
    await again.close();
    await load(graph, hubs());
  }
  expect((await partners(graph, { first: 20 })).ids).toEqual(sorted.slice(0, 20));
});
