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
  { nil: undefined },
);

const request: fc.Arbitrary<ListRequest> = fc.oneof(
  ...kinds.map(({ name, sortBy }) =>
    fc.record({
      kind: fc.constant(name),
      where: where(name, 3),
      orderBy: fc.record({
        field: fc.constantFrom('id', 'name', ...sortBy),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      }),
      page: fc.oneof(
        fc.constant({ first: 200 }),
        fc.record({ first: fc.nat(10) }),
        fc.record({ last: fc.nat(10) }),
      ),
      connection: fc.constant({ ...ids, node: new Map([[name, plain]]) }),
      asOf: moment,
    }),
  ),
);

test('random filters give the rows that a plain evaluation gives', async () => {
  let cases = 0;
  const sizes: number[] = [];
  const check = async (asked: ListRequest) => {
    const expected = listed(facts, asked);
    cases++;
    sizes.push(expected.length);
    const found = await list(graph, asked);
    const { first, last } = asked.page;
    const page =
      last != null
        ? expected.slice(expected.length - Math.min(last, expected.length))
        : expected.slice(0, first ?? 0);
    expect(found.nodes.map((node) => (node as { id: string }).id)).toEqual(page);
    expect(found.totalCount).toBe(expected.length);
  };
  const together = fc.array(request, { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(together, async (all) => {
      const outcomes = await Promise.allSettled(all.map(check));
      const failed = outcomes.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    }),
    { seed, numRuns: Number(process.env.RUNS ?? 100) },
  );
  console.info(
    `${cases} lists compared; ${sizes.filter((size) => size > 0).length} of them held rows.`,
  );
}, 300_000);
