import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dimensionsOf } from '../../src/codegen/dimensions.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { counts } from '../../src/queries/counts/index.js';
import { list } from '../../src/queries/list/index.js';
import { type Asked, listArbitrary, moment } from '../helpers/arbitrary-list.js';
import {
  asksUndatedOfNoDay,
  type Below,
  belowArbitrary,
  connectionOf,
  expectedOf,
  foundOf,
} from '../helpers/arbitrary-selection.js';
import { whereArbitraries } from '../helpers/arbitrary-where.js';
import { generatedFacts as facts, generatedGraph } from '../helpers/generated-graph.js';
import { asLarge } from '../helpers/graph.js';
import { listed } from '../helpers/oracle/list.js';
import { otherValues } from '../helpers/other-values.js';
import { randomFrom } from '../helpers/random.js';

/** Another run looks elsewhere; SEED=… goes back to where a run failed. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let graph: Graph;
beforeAll(async () => {
  console.info(`The seed of this run is ${seed}; SEED=${seed} asks the same again.`);
  graph = await generatedGraph();
});
afterAll(() => graph.close());

const { where, condition } = whereArbitraries(facts);
const request = listArbitrary(where);
const byId = { field: 'id', direction: 'ASC' as const };

test('random filters give the rows that a plain evaluation gives', async () => {
  let [cases, holding] = [0, 0];
  const check = async ([asked, totalCount]: [Asked, boolean]) => {
    const expected = listed(facts, asked);
    cases++;
    if (expected.length > 0) holding++;
    const connection = connectionOf({ totalCount, next: new Map([[asked.kind, undefined]]) });
    const { first, last } = asked.page;
    const page = last != null ? expected.slice(-last || Infinity) : expected.slice(0, first ?? 0);
    // Small graphs and large ones are asked by other statements.
    for (const size of [graph, asLarge(graph)]) {
      const found = await list(size, { ...asked, connection });
      expect(found.nodes.map(foundOf), JSON.stringify(asked)).toEqual(
        page.map((id) => expectedOf(facts, id)),
      );
      expect(found.totalCount).toBe(totalCount ? expected.length : null);
    }
  };
  const one = fc.tuple(request, fc.boolean());
  // Eight at a time keep both Neo4j and this process busy; shrinking leaves the one that fails.
  await fc.assert(
    fc.asyncProperty(fc.tuple(one, one), fc.nat(), (two, chance) =>
      together(
        two.flatMap(([asked, count]) =>
          aboutOthers(asked, chance).map((other) => check([other, count])),
        ),
      ),
    ),
    { seed, numRuns: Number(process.env.RUNS ?? 125) },
  );
  console.info(`${cases} lists compared; ${holding} of them held rows.`);
  expect(holding).toBeGreaterThan(cases / 4);
});

test('random filters count the rows that a plain evaluation gives, by whatever plan', async () => {
  let [cases, rows] = [0, 0];
  const check = async ({ kind, where, asOf }: Asked) => {
    const [dimension] = dimensionsOf(kind);
    const by = [{ dimension: dimension?.name ?? '' }];
    const expected = listed(facts, { kind, where, orderBy: byId, asOf }).length;
    cases++;
    rows += expected;
    const ask = (of: Graph, ids: boolean) =>
      counts(of, { kind, where, by, asOf, wants: { sums: false, ids } });
    // Only in a large graph are the estimates of several plans asked for.
    for (const ids of [false, true]) {
      const found = await ask(asLarge(graph), ids);
      expect(found.total, JSON.stringify({ kind, where, asOf })).toBe(expected);
      expect(await ask(graph, ids)).toEqual(found);
    }
  };
  await fc.assert(
    fc.asyncProperty(request, fc.nat(), (asked, chance) =>
      together(aboutOthers(asked, chance).map(check)),
    ),
    { seed, numRuns: Number(process.env.RUNS ?? 60) },
  );
  console.info(`${cases} counts compared, of ${rows} rows.`);
  expect(rows).toBeGreaterThan(cases);
});

test('random selections, each with days of their own, give the connections that a plain evaluation gives', async () => {
  const selection = fc.oneof(
    ...kinds.map(({ name }) =>
      fc.record({
        below: belowArbitrary(name, 3, condition),
        kind: fc.constant(name),
        asOf: moment,
      }),
    ),
  );
  let [cases, edges, refused] = [0, 0, 0];
  const check = async ({
    kind,
    below,
    asOf,
  }: typeof selection extends fc.Arbitrary<infer T> ? T : never) => {
    const asked = { kind, where: {}, orderBy: { field: 'id', direction: 'ASC' as const }, asOf };
    cases++;
    if (asksUndatedOfNoDay(below, asOf)) {
      refused++;
      const connection = connectionOf({ totalCount: false, next: new Map([[kind, below]]) });
      await expect(list(graph, { ...asked, page: {}, connection })).rejects.toThrow(
        'applies only with a day',
      );
      return;
    }
    const expected = listed(facts, asked).map((id) => expectedOf(facts, id, below, asOf));
    edges += JSON.stringify(expected).split('"node":').length - 1;
    const connection = connectionOf({
      totalCount: false,
      next: new Map<string, Below>([[kind, below]]),
    });
    // Of a large graph connections are read in their order by an index, of a small one they are sorted.
    for (const size of [graph, asLarge(graph)]) {
      const found = await list(size, { ...asked, page: { first: 200 }, connection });
      expect(found.nodes.map(foundOf), JSON.stringify({ ...asked, below })).toEqual(expected);
    }
  };
  await fc.assert(
    fc.asyncProperty(selection, fc.nat(), (asked, chance) =>
      together(aboutOthers(asked, chance).map(check)),
    ),
    { seed, numRuns: Number(process.env.RUNS ?? 30) },
  );
  console.info(`${cases} selections compared, with ${edges} edges; ${refused} were refused.`);
  expect(edges).toBeGreaterThan(cases);
});

/** A request, and three like it about other things. */
function aboutOthers<Request>(request: Request, chance: number): Request[] {
  const random = randomFrom(chance);
  return [request, ...[1, 2, 3].map(() => otherValues(request, facts, random))];
}

/** Waits for all, so that nothing runs on into the next case, then fails with the first that failed. */
async function together(all: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
