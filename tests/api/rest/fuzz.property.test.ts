import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { arbitraryRequest } from '../../helpers/arbitrary-request.js';
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
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** A problem has its shape, whatever the address. */
function shapeOf(status: number, type: string, text: string): string[] {
  if (status < 400 || type.startsWith('text/html') || text === '') return [];
  if (!type.startsWith('application/problem+json')) return [`an error of type ${type}`];
  const problem = JSON.parse(text) as Record<string, unknown>;
  const isWhole = problem.status === status && typeof problem.code === 'string' && problem.detail;
  return isWhole ? [] : ['a problem without status, code or detail'];
}

test(`Made-up requests of REST bring no fault of ours and no word of it, seed ${seed}`, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(arbitraryRequest, async (request: InjectOptions) => {
      const { statusCode, headers, body } = await app.inject(request);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      const type = String(headers['content-type'] ?? '');
      expect([...faultsIn(statusCode, body), ...shapeOf(statusCode, type, body)]).toEqual([]);
    }),
    { seed, numRuns, interruptAfterTimeLimit: MAX_MS, markInterruptAsFailure: false },
  );
  const cases = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  console.info(`${cases} requests of REST, seed ${seed}:`, Object.fromEntries(statuses));
  // Both what is asked rightly and what is not.
  expect(statuses.get(200)).toBeGreaterThan(cases / 50);
  expect(statuses.get(400)).toBeGreaterThan(cases / 50);
});
