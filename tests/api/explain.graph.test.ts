import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { asLarge, briefGraph } from '../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph: asLarge(graph), cacheBytes: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const query =
  '{ policies(where: {issuedBy: ["工信部"], affecting: {sector: ["EV makers"]}}) { totalCount nodes { id } } }';

async function post(extensions: object | undefined, more: InjectOptions = {}) {
  const payload = { query, ...(extensions && { extensions }) };
  const response = await app.inject({ method: 'POST', url: '/graphql', payload, ...more });
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}

const rest = '/v1/policies?issuedBy=MIIT&totalCount=true';

test('GraphQL tells the plan, the estimates and the look-ups of each list', async () => {
  const plain = await post(undefined);
  expect(plain.body.extensions).toBeUndefined();
  const { status, body, headers } = await post({ explain: true });
  expect(status).toBe(200);
  expect(body.data).toEqual(plain.body.data);
  expect(headers['cache-control']).toBe('no-store');
  const [one, ...others] = body.extensions.explain;
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kind: 'Policy', plan: { access: { type: expect.any(String) } } });
  expect(one.countPlan.order).toBe('sort');
  expect(one.estimates.seeks.map(({ place }: { place: string }) => place)).toEqual([
    'issuedBy',
    'affecting',
  ]);
  expect(one.statements.length).toBeGreaterThanOrEqual(2);
  for (const { text, dbHits } of one.statements) {
    expect(text).toContain('RETURN');
    expect(dbHits).toBeGreaterThan(0);
  }
  // Neither answer takes the place of the other.
  expect((await post(undefined)).body).toEqual(plain.body);
  expect((await post({ explain: true })).body.extensions.explain).toHaveLength(1);
});

test('REST tells them in a header', async () => {
  const plain = await app.inject(rest);
  const { statusCode, headers, body } = await app.inject({
    url: rest,
    headers: { explain: 'true' },
  });
  expect([statusCode, body]).toEqual([200, plain.body]);
  expect(plain.headers.explain).toBeUndefined();
  const [one] = JSON.parse(String(headers.explain));
  const access = { type: 'RelationSeek', place: 'and[0].issuedBy' };
  expect([one.plan.access, one.countPlan.access]).toEqual([access, access]);
});

test.each<[string, InjectOptions]>([
  ['another computer', { remoteAddress: '192.0.2.1' }],
  ['a proxy on this computer', { headers: { 'x-forwarded-for': '192.0.2.1' } }],
])('%s is refused an explanation, and nothing else', async (_who, from) => {
  const { status, body } = await post({ explain: true }, from);
  expect([status, body.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  expect((await post(undefined, from)).status).toBe(200);
  expect((await post({ explain: false }, from)).status).toBe(200);
  const ofRest = await app.inject({
    url: rest,
    ...from,
    headers: { ...from.headers, explain: 'true' },
  });
  expect([ofRest.statusCode, ofRest.json().code]).toEqual([403, 'FORBIDDEN']);
  expect((await app.inject({ url: rest, ...from })).statusCode).toBe(200);
});

test('an explanation that was asked for by GET is kept for nobody', async () => {
  const extensions = JSON.stringify({ explain: true });
  const url = `/graphql?${new URLSearchParams({ query, extensions })}`;
  expect((await app.inject({ url })).json().extensions.explain).toHaveLength(1);
  const elsewhere = await app.inject({ url, remoteAddress: '192.0.2.1' });
  expect(elsewhere.statusCode).toBe(403);
});
