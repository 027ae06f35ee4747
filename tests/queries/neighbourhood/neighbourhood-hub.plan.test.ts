import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../../src/load/load.js';
import type { Graph, Row } from '../../../src/neo4j/graph.js';
import { emptyGraph } from '../../helpers/graph.js';
import { hubSize, hubs } from '../../helpers/large-hub.js';
import { found } from '../../helpers/neighbourhoods.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, hubs());
});
afterAll(() => graph.close());

test('a hub of 10,000 relations gives its share and counts the rest', async () => {
  const asked = { of: ['company:hub'], limit: 101 };
  const { rows, nodes, edges, complete } = await foundWithRows(asked);
  expect(rows).toBeLessThan(1_000);
  expect(complete).toBe(false);
  expect([nodes.length, edges.length]).toEqual([101, 100]);
  expect(nodes[0]?.hidden).toEqual([`PARTNERS_WITH BOTH ${hubSize - 99}`]);
});

test('on a day as well, where each of its relations has to be looked at', async () => {
  const asked = {
    of: ['company:hub'],
    depth: 2,
    limit: 1500,
    asOf: { day: '2021-09-07', undated: 'LEAVE_OUT' as const },
  };
  const { rows, nodes } = await foundWithRows(asked);
  expect(rows).toBeLessThan(10_000);
  expect(nodes).toHaveLength(1500);
  // Nobody says since when it has worked in its sector, so all but the hub itself are partners.
  expect(nodes[0]?.hidden).toEqual([`PARTNERS_WITH BOTH ${hubSize - 1499}`]);
});

test('a hub does not take the room of the other starts, nor a frequent relation that of a rare one', async () => {
  const { nodes } = await found(graph, { of: ['company:hub', 'company:small'], limit: 12 });
  const ids = nodes.map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(['company:hub', 'company:small']);
  expect(ids).toContain('sector:of-the-hub');
  // Ten places for two: the small one's three are all there.
  expect(ids.filter((id) => id.startsWith('company:tie-'))).toHaveLength(3);
});

/** A neighbourhood, and how many rows Neo4j gave for it. */
async function foundWithRows(asked: Parameters<typeof found>[1]) {
  let rows = 0;
  const counting: Graph = {
    ...graph,
    async read<R extends Row>(...question: Parameters<Graph['read']>) {
      const answer = await graph.read<R>(...question);
      rows += answer.length;
      return answer;
    },
  };
  const answer = await found(counting, asked);
  return { rows, ...answer };
}
