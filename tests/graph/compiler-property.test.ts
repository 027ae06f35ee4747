import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/connect.js';
import { type ListRequest, list } from '../../src/graph/list.js';
import { load } from '../../src/graph/load.js';
import type { ConnectionSelection } from '../../src/graph/selection.js';
import { kinds } from '../../src/ontology/index.js';
import { whereArbitraries } from '../helpers/arbitrary-where.js';
import { generatedDataset, generatedDates } from '../helpers/generated.js';
import { emptyGraph } from '../helpers/graph.js';
import { dayOf, spanOf } from '../helpers/oracle/days.js';
import { factsOf } from '../helpers/oracle/facts.js';
import { listed } from '../helpers/oracle/list.js';

/** Another run looks elsewhere; SEED=… goes back to where a run failed. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const dataset = generatedDataset({ seed: 7, each: 40, links: 40 });
const facts = factsOf(dataset);

let graph: Graph;
beforeAll(async () => {
  console.info(`The seed of this run is ${seed}; SEED=${seed} asks the same again.`);
  graph = await emptyGraph();
  await load(graph, dataset);
});
afterAll(() => graph.close());

const { where } = whereArbitraries(facts);
const ids: ConnectionSelection = {
  rows: true,
  totalCount: true,
  node: new Map(),
  edgeFields: new Set(),
  edgeSources: [],
  because: false,
};

const plain = { fields: new Set<string>(), sources: [], sides: [], inForce: [] };

/** The days at the edges of every date that the data holds. */
const days = [
  ...new Set(
    generatedDates.flatMap((date) => {
      const { first, last } = spanOf(date) ?? { first: 0, last: 0 };
      return [first - 1, first, last, last + 1].map(dayOf);
    }),
  ),
];
const moment = fc.option(
  fc.record({
    day: fc.constantFrom(...days),
    undated: fc.constantFrom('LEAVE_OUT' as const, 'INCLUDE' as const, 'ONLY' as const),
  }),
  { nil: undefined, freq: 1 },
);

const request: fc.Arbitrary<ListRequest> = fc.oneof(
  ...kinds.map(({ name, sortBy }) =>
    fc.record({
      kind: fc.constant(name),
      // Neo4j plans each new filter at some cost; the deep ones are the dearest and need not be the most.
      where: fc.oneof(
        { arbitrary: where(name, 0), weight: 5 },
        { arbitrary: where(name, 1), weight: 4 },
        { arbitrary: where(name, 2), weight: 1 },
        { arbitrary: where(name, 3), weight: 1 },
      ),
      orderBy: fc.record({
        field: fc.constantFrom('id', 'name', ...sortBy),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      }),
      page: fc.oneof(
        fc.constant({ first: 200 }),
        fc.record({ first: fc.nat(10) }),
        fc.record({ last: fc.nat(10) }),
      ),
      connection: fc
        .integer({ min: 0, max: 3 })
        .map((one) => ({ ...ids, totalCount: one === 0, node: new Map([[name, plain]]) })),
      asOf: moment,
    }),
  ),
);

test('random filters give the rows that a plain evaluation gives', async () => {
  let cases = 0;
  let holding = 0;
  const check = async (asked: ListRequest) => {
    const expected = listed(facts, asked);
    cases++;
    if (expected.length > 0) holding++;
    const found = await list(graph, asked);
    const { first, last } = asked.page;
    const page =
      last != null
        ? expected.slice(expected.length - Math.min(last, expected.length))
        : expected.slice(0, first ?? 0);
    const said = JSON.stringify({ ...asked, connection: undefined });
    expect(
      found.nodes.map((node) => (node as { id: string }).id),
      said,
    ).toEqual(page);
    expect(found.totalCount).toBe(asked.connection.totalCount ? expected.length : null);
  };
  // Four at a time keep both Neo4j and this process busy; shrinking leaves the one that fails.
  await fc.assert(
    fc.asyncProperty(fc.tuple(request, request, request, request), async (four) => {
      const outcomes = await Promise.allSettled(four.map(check));
      const failed = outcomes.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    }),
    { seed, numRuns: Number(process.env.RUNS ?? 250) },
  );
  console.info(`${cases} lists compared; ${holding} of them held rows.`);
}, 300_000);
