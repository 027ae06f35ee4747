import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { arbitraryGraphqlRequest } from '../../helpers/arbitrary-graphql-request.js';
import { faultsIn } from '../../helpers/faults.js';
import { briefGraph } from '../../helpers/graph.js';

/** As many as come within the time, on whatever machine; SEED and RUNS ask for a run again, or for a longer one. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.RUNS ?? 6_000);
const MAX_MS = 75_000;

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  // What is kept and what is compiled has its own ways to fail.
  app = await buildApp({ graph, cacheBytes: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** Every error has a message and a code, whatever its status. */
function shapeOf(status: number, text: string): string[] {
  if (text === '' && status !== 200) return [];
  const { errors } = JSON.parse(text) as {
    errors?: { message?: string; extensions?: { code?: string } }[];
  };
  if (status >= 400 && !errors) return [`${status} without errors`];
  const isWhole = errors?.every(({ message, extensions }) => message && extensions?.code) ?? true;
  return isWhole ? [] : ['an error without message or code'];
}

test(`Made-up requests of GraphQL bring no fault of ours and no word of it, seed ${seed}`, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(arbitraryGraphqlRequest, async (request: InjectOptions) => {
      // Thrice, as what is asked again is run otherwise.
      for (let turn = 0; turn < 3; turn++) {
        const { statusCode, body } = await app.inject(request);
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        expect([...faultsIn(statusCode, body), ...shapeOf(statusCode, body)]).toEqual([]);
      }
    }),
    { seed, numRuns, interruptAfterTimeLimit: MAX_MS, markInterruptAsFailure: false },
  );
  const cases = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  console.info(`${cases} requests of GraphQL, seed ${seed}:`, Object.fromEntries(statuses));
  expect(statuses.get(200)).toBeGreaterThan(cases / 50);
  expect(statuses.get(400)).toBeGreaterThan(cases / 50);
});
