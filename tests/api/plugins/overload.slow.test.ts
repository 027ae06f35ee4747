import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';
import { endlessGraph, endlessInNeo4j, eventually } from '../../helpers/slow-graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

/** The service, with work that does not end by itself and room for one question at a time. */
async function busy<T>(timeoutMs: number, use: (app: FastifyInstance) => Promise<T>): Promise<T> {
  const app = await buildApp({ graph: endlessGraph(graph, timeoutMs), maxConcurrency: 1 });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

const asked = (app: FastifyInstance, at: number, remoteAddress = '192.0.2.1') =>
  app.inject({ url: `/v1/policies?first=${at + 1}`, remoteAddress });

test('Beyond what waits, requests are refused at once, with the time to come back', () =>
  busy(3_000, async (app) => {
    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => asked(app, at)));
    const refused = answers.filter(({ statusCode, json }) => {
      return statusCode === 503 && json().code === 'OVERLOADED';
    });
    // One is worked on until its time is up, eight wait, and nobody is asked to come back later without a time.
    expect(refused.length).toBeGreaterThanOrEqual(3);
    for (const { headers, json } of refused) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(json()).toMatchObject({ status: 503, retryAfter: Number(headers['retry-after']) });
      expect(json().detail).toContain('Retry in');
    }
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  }));

test('Probes, the ontology and pages without the graph are answered while all else waits', () =>
  busy(60_000, async (app) => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const controller = new AbortController();
    const waiting = Array.from({ length: 5 }, (_, at) =>
      fetch(`${address}/v1/policies?first=${at + 1}`, { signal: controller.signal }).catch(
        () => undefined,
      ),
    );
    expect(await eventually(async () => (await endlessInNeo4j(graph)) > 0)).toBe(true);
    for (const path of ['/livez', '/v1/ontology', '/graphiql', '/reconcile', '/openapi.json'])
      expect([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 200]);
    controller.abort();
    await Promise.all(waiting);
  }));

test('A client that goes away gives its place to the next', () =>
  busy(60_000, async (app) => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const first = new AbortController();
    const gone = fetch(`${address}/v1/policies`, { signal: first.signal }).catch(() => undefined);
    expect(await eventually(async () => (await endlessInNeo4j(graph)) > 0)).toBe(true);
    const second = new AbortController();
    const next = fetch(`${address}/v1/agencies`, { signal: second.signal }).catch(() => undefined);
    first.abort();
    await gone;
    // The first has ended in Neo4j, and the second has come there in its place.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await eventually(async () => (await endlessInNeo4j(graph)) > 0)).toBe(true);
    second.abort();
    await next;
    expect(await eventually(async () => (await endlessInNeo4j(graph)) === 0)).toBe(true);
  }));

test('Small questions pass while large ones fill their lane', async () => {
  const app = await buildApp({ graph, maxConcurrency: 4 });
  const slow = await buildApp({ graph: endlessGraph(graph, 4_000), maxConcurrency: 4 });
  const large = Array.from({ length: 3 }, () =>
    slow.inject({ url: '/v1/neighbourhood?of=agency:miit&limit=1500' }),
  );
  const small = await slow.inject({ url: '/v1/ontology' });
  expect(small.statusCode).toBe(200);
  const codes = (await Promise.all(large)).map((answer) => answer.json().code);
  expect(new Set(codes)).toEqual(new Set(['TIMEOUT', 'OVERLOADED']));
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      app.inject({
        url: `/v1/policies?first=${(at % 5) + 1}`,
        remoteAddress: `192.0.2.${at % 2}`,
      }),
    ),
  );
  expect(all.map(({ statusCode }) => statusCode)).toEqual(all.map(() => 200));
  await app.close();
  await slow.close();
});

test('A GraphQL request that is refused says so with status, header and code', () =>
  busy(2_000, async (app) => {
    const post = (at: number) =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: `{ a${at}: policies { totalCount } }` },
      });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => post(at)));
    const refused = answers.filter(
      ({ json }) => json().errors?.[0].extensions.code === 'OVERLOADED',
    );
    expect(refused.length).toBeGreaterThanOrEqual(3);
    for (const { statusCode, headers } of refused)
      expect([statusCode, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }));
