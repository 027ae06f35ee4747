import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { paths } from '../../../src/queries/paths/index.js';
import type { PathRequest } from '../../../src/queries/paths/request.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph?.close());

/** The plan of every statement that a question costs. */
async function plansOf(request: PathRequest): Promise<string[]> {
  const asked: [string, object][] = [];
  const watched: Graph = {
    ...graph,
    read: (text, parameters = {}, time) => {
      asked.push([text, parameters]);
      return graph.read(text, parameters, time);
    },
  };
  await paths(watched, request);
  const session = graph.driver.session();
  const plans: string[] = [];
  for (const [text, parameters] of asked.slice(1)) {
    const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
    expect(summary.notifications.filter(({ code }) => /CartesianProduct/.test(code))).toEqual([]);
    plans.push(
      JSON.stringify(summary.plan, (key, value) => (key === 'arguments' ? undefined : value)),
    );
  }
  await session.close();
  return plans;
}

const ends = { from: 'CAC', to: 'ByteDance' };

test.each<[string, PathRequest]>([
  ['either way', ends],
  ['one way', { ...ends, direction: 'FORWARD' }],
  ['along one relation', { ...ends, relations: ['CONTROLS', 'HOLDS_STAKE_IN'] }],
  ['over weak relations', { ...ends, weak: true, maxHops: 6 }],
  ['on a day', { ...ends, asOf: { day: '2021-09-07', undated: 'INCLUDE' } }],
  ['to nowhere', { from: 'Envision AESC', to: 'Envision Group' }],
])('a search for paths %s begins at both ends and scans nothing', async (_name, request) => {
  const plans = await plansOf(request);
  expect(plans.length).toBeGreaterThan(2);
  for (const plan of plans)
    expect(plan).not.toMatch(
      /AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|RelationshipTypeScan/,
    );
});

test('the relations of a hop are found from the end that has fewer', async () => {
  const [last] = (await plansOf(ends)).slice(-1);
  expect(last).toContain('Expand(Into)');
});
