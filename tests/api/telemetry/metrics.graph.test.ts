import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp, newMetrics } from '../../../src/api/app.js';
import { dataSets } from '../../../src/load/data-set.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';
import { scraped, sumOf } from '../../helpers/scraped.js';

const count = 'http_request_duration_seconds_count';

let graph: Graph;
let app: FastifyInstance;
let origin: string;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 2 ** 20, metrics: newMetrics(true) });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const scrape = async () => scraped(await (await fetch(`${origin}/metrics`)).text());
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${origin}${path}`, {
    headers: { connection: 'close', ...headers },
  });
  await response.arrayBuffer();
  return response;
};
const post = async (body: object) => {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
  });
  return response.json();
};

describe('GET /metrics', () => {
  test('is text in the format of Prometheus, which nothing keeps', async () => {
    const response = await fetch(`${origin}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const samples = scraped(await response.text());
    expect(sumOf(samples, 'policy_graph_neo4j_up')).toBe(1);
    expect(sumOf(samples, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(sumOf(samples, 'policy_graph_admission_units', { lane: 'small' })).toBe(32);
  });

  test('counts each request once, by route pattern and class of status', async () => {
    const before = await scrape();
    await get('/v1/policies?first=1');
    await get('/v1/policies?first=2');
    await get('/v1/policies?first=wrong');
    await get('/v1/entities/agency:miit');
    await get('/nowhere/at/all');
    await get('/%zz');
    await post({ query: '{ agencies(first: 1) { nodes { id } } }' });
    const after = await scrape();
    const gained = (labels: Record<string, string>) =>
      sumOf(after, count, labels) - sumOf(before, count, labels);
    expect(gained({ route: '/v1/policies', status: '2xx', method: 'GET' })).toBe(2);
    expect(gained({ route: '/v1/policies', status: '4xx' })).toBe(1);
    expect(gained({ route: '/v1/entities/:id' })).toBe(1);
    expect(gained({ route: 'none', status: '4xx' })).toBe(2);
    expect(gained({ route: '/graphql', method: 'POST' })).toBe(1);
    // The first scrape, too, was a request, and had not ended when it was answered.
    expect(gained({})).toBe(8);
  });

  test('tells answers from memory, unchanged ones and those of the graph apart', async () => {
    const before = await scrape();
    const first = await get('/v1/agencies?first=3');
    await get('/v1/agencies?first=3');
    await get('/v1/agencies?first=3', { 'if-none-match': first.headers.get('etag') ?? '' });
    const after = await scrape();
    const gained = (from: string) =>
      sumOf(after, 'policy_graph_answers_total', { from }) -
      sumOf(before, 'policy_graph_answers_total', { from });
    expect([gained('graph'), gained('memory'), gained('unchanged')]).toEqual([1, 1, 1]);
  });

  test('counts statements, and gives the data sets with their counts without counting the graph', async () => {
    const samples = await scrape();
    const ended = 'policy_graph_neo4j_statement_duration_seconds_count';
    expect(sumOf(samples, ended, { outcome: 'answered' })).toBeGreaterThan(0);
    const [set] = await dataSets(graph);
    expect(sumOf(samples, 'policy_graph_entities')).toBe(set?.entityCount);
    expect(sumOf(samples, 'policy_graph_relations')).toBe(set?.relationCount);
    expect(
      sumOf(samples, 'policy_graph_data_set_info', {
        data_set: set?.name ?? '',
        version: set?.version ?? '',
      }),
    ).toBe(1);
    const statements = sumOf(samples, ended);
    for (let turn = 0; turn < 5; turn++) await scrape();
    expect(sumOf(await scrape(), ended) - statements).toBeLessThan(2);
  });

  test('makes no series of what clients choose', async () => {
    await get('/nowhere');
    await post({ query: 'query A { a: agencies(first: 1) { totalCount } }' });
    await post({ query: '{ a: agencies(first: 1) { totalCount } b: policies { totalCount } }' });
    const before = await scrape();
    for (let at = 0; at < 40; at++) {
      await get(`/nowhere/${at}?x=${at}`, {
        'user-agent': `agent ${at}`,
        'x-request-id': `id-${at}-xx`,
      });
      await post({ query: `query Op${at} { a${at}: agencies(first: 1) { totalCount } }` });
      await post({
        query: `query Op${at} { a${at}: agencies(first: 1) { totalCount } b: policies { totalCount } }`,
        operationName: `Op${at}`,
      });
    }
    const after = await scrape();
    const ofRequests = ({ name }: { name: string }) => /^(http|policy_graph)_/.test(name);
    expect(after.filter(ofRequests).length).toBe(before.filter(ofRequests).length);
    const operations = after.filter(
      ({ name }) => name === 'policy_graph_graphql_duration_seconds_count',
    );
    expect(new Set(operations.map(({ labels }) => labels.operation))).toEqual(
      new Set(['agencies', 'several']),
    );
  });

  test('says within seconds that Neo4j is away', async () => {
    const away: Graph = {
      ...graph,
      readKept: () => new Promise(() => undefined),
    };
    const other = await buildApp({ graph: away });
    const { payload, statusCode } = await other.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(sumOf(scraped(payload), 'policy_graph_neo4j_up')).toBe(0);
    await other.close();
  });

  test('is not where a port of its own serves it', async () => {
    const other = await buildApp({ graph, servesMetrics: false });
    expect((await other.inject('/metrics')).statusCode).toBe(404);
    await other.close();
  });
});

describe('X-Request-Id', () => {
  test.each([
    ['f47ac10b-58cc-4372-a567-0e02b2c3d479', true],
    ['trace:0af7651916cd43dd8448eb211c80319c', true],
    ['x'.repeat(128), true],
    ['short', false],
    ['x'.repeat(129), false],
    ['with blank inside', false],
    ['{"level":60}', false],
    ['ééééééééé', false],
  ])('%j is taken over: %s', async (given, isTaken) => {
    const { headers } = await app.inject({
      url: '/v1/ontology',
      headers: { 'x-request-id': given },
    });
    if (isTaken) expect(headers['x-request-id']).toBe(given);
    else expect(headers['x-request-id']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  test('is the own one of each answer, also of those from memory, errors and refusals', async () => {
    const ids = new Set<string | null>();
    const paths = [
      '/v1/companies?first=2',
      '/v1/companies?first=2',
      '/v1/policies/none',
      '/%zz',
      '/x',
    ];
    for (const path of paths) ids.add((await get(path)).headers.get('x-request-id'));
    expect(ids.size).toBe(paths.length);
    expect(ids).not.toContain(null);
  });
});

describe('A service that is told to stop', () => {
  test('is not ready, answers everything meanwhile, and closes each connection', async () => {
    const other = await buildApp({ graph });
    const at = await other.listen({ port: 0, host: '127.0.0.1' });
    const draining = other.drain(100);
    const ready = await fetch(`${at}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'stopping' }]);
    const answer = await fetch(`${at}/v1/policies?first=1`);
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await draining;
    await other.close();
    await expect(fetch(`${at}/livez`)).rejects.toThrow();
  });
});
