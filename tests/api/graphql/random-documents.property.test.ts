import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { theSchema } from '../../../src/api/graphql/schema.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { generatedFacts, generatedGraph } from '../../helpers/generated-graph.js';
import { asLarge } from '../../helpers/graph.js';
import { randomFrom } from '../../helpers/random.js';
import { type RandomDocument, randomDocument } from '../../helpers/random-document.js';

/** Another run asks other documents; SEED=… asks those of a run that failed. As many as come within the time. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const documents = Number(process.env.RUNS ?? 3_000);
const MAX_MS = 240_000;

let graph: Graph;
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  console.info(`The seed of this run is ${seed}; SEED=${seed} asks the same again.`);
  graph = await generatedGraph();
  // What is behind an internal error stands in the log alone.
  for (const size of [graph, asLarge(graph)])
    apps.push(await buildApp({ graph: size, logLevel: 'error' }));
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await graph.close();
});

const schema = theSchema();
const known = {
  ids: [...generatedFacts.entities.keys(), 'policy:nobody', 'nonsense'],
  names: [...generatedFacts.entities.values()].map(({ name }) => String(name)),
};

interface Answered extends RandomDocument {
  readonly number: number;
  readonly status: number;
  readonly errors: readonly { message: string; extensions: { code: string } }[];
  readonly hasData: boolean;
}

/** The document of a number, so that each can be asked again alone. */
function documentAt(number: number): RandomDocument {
  return randomDocument(schema, randomFrom(seed + number), known);
}

async function answered(number: number): Promise<Answered> {
  const app = apps[number % apps.length] as FastifyInstance;
  const { query, variables } = documentAt(number);
  const payload = { query, variables };
  const response = await app.inject({ method: 'POST', url: '/graphql', payload });
  const { data, errors = [] } = response.json();
  const hasData = Object.values(data ?? {}).some((value) => value !== null);
  return { query, variables, number, status: response.statusCode, errors, hasData };
}

test('random valid documents never meet an internal error', async () => {
  const codes = new Map<string, number>();
  const failed: Answered[] = [];
  let withData = 0;
  let asked = 0;
  const until = performance.now() + MAX_MS;
  const numbers = Array.from({ length: documents }, (_, at) => at).values();
  const worker = async () => {
    for (const number of numbers) {
      if (performance.now() > until) return;
      asked++;
      const one = await answered(number);
      const found = one.errors.map(({ extensions }) => extensions.code);
      for (const code of found.length > 0 ? found : ['none'])
        codes.set(code, (codes.get(code) ?? 0) + 1);
      if (one.hasData) withData++;
      const isRefusedForNow = one.status === 503 && !found.includes('INTERNAL_SERVER_ERROR');
      if ((one.status >= 500 && !isRefusedForNow) || found.includes('INTERNAL_SERVER_ERROR'))
        failed.push(one);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  console.info(`${asked} documents, ${withData} answered with data. Codes of errors:`, codes);
  expect(failed, `SEED=${seed}`).toEqual([]);
  // Otherwise this would be a test of refusals.
  expect(withData).toBeGreaterThan(asked / 4);
});
