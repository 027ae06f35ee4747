import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

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

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function refusal(request: InjectOptions) {
  const { statusCode, headers, body } = await app.inject(request);
  expect(headers['content-type']).toContain('application/problem+json');
  const { code, detail } = JSON.parse(body) as { code: string; detail: string };
  return { status: statusCode, code, detail, allow: headers.allow };
}

describe('A body that cannot be read', () => {
  test.each([
    ['/v1/match', json, '{"queries":', 400, 'BAD_USER_INPUT', 'is not JSON'],
    ['/v1/match', json, '', 400, 'BAD_USER_INPUT', 'is empty'],
    ['/v1/match', json, '{"__proto__":{}}', 400, 'BAD_USER_INPUT', '__proto__'],
    ['/v1/match', {}, undefined, 400, 'BAD_USER_INPUT', 'body: is missing'],
    ['/v1/match', json, 'null', 400, 'BAD_USER_INPUT', 'body: null is not allowed'],
    ['/v1/match', json, '[1,2]', 400, 'BAD_USER_INPUT', 'body: a list of 2 is not allowed'],
    ['/v1/match', form, 'queries=x', 415, 'UNSUPPORTED_MEDIA_TYPE', 'x-www-form-urlencoded'],
    ['/v1/match', { 'content-type': ';;;' }, 'x', 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send JSON'],
    [
      '/v1/match',
      { ...json, 'content-encoding': 'gzip' },
      'x',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Content-Encoding: "gzip"',
    ],
    ['/v1/match', json, `"${'x'.repeat(1_100_000)}"`, 413, 'LIMIT_EXCEEDED', 'larger than'],
    ['/reconcile', json, '{', 400, 'BAD_USER_INPUT', 'is not JSON'],
    [
      '/reconcile',
      { 'content-type': 'text/xml' },
      '<a/>',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'text/xml',
    ],
    ['/reconcile', form, `queries=${'x'.repeat(1_100_000)}`, 413, 'LIMIT_EXCEEDED', 'larger than'],
    ['/reconcile', form, 'queries={"a":', 400, 'BAD_USER_INPUT', 'queries: this is not JSON'],
    ['/reconcile', form, 'extend=null', 400, 'BAD_USER_INPUT', 'extend: '],
    ['/reconcile', json, '{"queries":[]}', 400, 'BAD_USER_INPUT', 'queries: '],
  ])('is refused: %s %j', async (url, headers, payload, status, code, words) => {
    const { detail, ...rest } = await refusal({ method: 'POST', url, headers, payload });
    expect(rest).toMatchObject({ status, code });
    expect(detail).toContain(words);
  });

  test('is refused whatever its depth, and nothing of it is printed whole', async () => {
    const refusalOf = (depth: number) =>
      refusal({
        ...{ method: 'POST', url: '/v1/match', headers: json },
        payload: `{"queries":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
      });
    const [deep, deeper] = [await refusalOf(5_000), await refusalOf(100_000)];
    expect([deep.status, deep.detail]).toEqual([
      400,
      expect.stringContaining('queries.a: a list of 1'),
    ]);
    expect([deeper.status, deeper.detail]).toEqual([
      413,
      expect.stringContaining('queries: it holds more than 10000 objects, lists and values'),
    ]);
  });

  test('with thousands of faults tells the first of them', async () => {
    const queries = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`q${at}`, at]));
    const response = await app.inject({ method: 'POST', url: '/v1/match', payload: { queries } });
    expect([response.statusCode, response.json().errors.length]).toEqual([400, 20]);
    expect(response.body.length).toBeLessThan(5_000);
  });
});

test('The queries of a reconciliation may come as a body of JSON, too', async () => {
  const payload = { queries: { a: { query: 'MIIT' } } };
  const response = await app.inject({ method: 'POST', url: '/reconcile', payload });
  expect(response.json().a.result[0].id).toBe('agency:miit');
});

describe('A parameter of a reconciliation', () => {
  test.each([
    ['/reconcile/suggest/entity?prefix=a&prefix=b', 'prefix: it is given more than once'],
    ['/reconcile/suggest/type?prefix=a&prefix=b', 'prefix: it is given more than once'],
    ['/reconcile/suggest/property?prefix=a&type=Policy&type=Agency', 'type: it is given more than'],
    ['/reconcile/suggest/entity?prefix=a&cursor=1e308', 'cursor: a whole number from 0'],
    ['/reconcile/suggest/type?prefix=a&cursor=-1', 'cursor: a whole number from 0'],
    ['/reconcile/properties?type=Policy&limit=x', 'limit: a whole number from 0'],
    ['/reconcile/preview?id=a&id=b', 'id: it is given more than once'],
    ['/reconcile?queries=%7B%7D&queries=%7B%7D', 'queries: '],
  ])('that cannot be taken is told: %s', async (url, words) => {
    const { status, code, detail } = await refusal({ url });
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(detail).toContain(words);
  });

  test('that older clients send is let be', async () => {
    const url = '/reconcile/suggest/type?prefix=pol&type[]=x&cursor=&exact=false';
    expect((await app.inject(url)).json().result[0].id).toBe('Policy');
  });
});

describe('A method that an address does not have', () => {
  test.each([
    ['PUT', '/reconcile', 'GET, HEAD, POST'],
    ['POST', '/livez', 'GET, HEAD'],
    ['DELETE', '/entities/agency:miit', 'GET, HEAD'],
    ['PATCH', '/docs', 'GET, HEAD'],
    ['GET', '/v1/match', 'POST'],
    ['POST', '/v1/policies', 'GET, HEAD'],
  ] as const)('is refused with those that it has: %s %s', async (method, url, allow) => {
    // Whatever the body: it is not read.
    const found = await refusal({
      method,
      url,
      headers: { 'content-type': 'text/xml' },
      payload: '<',
    });
    expect(found).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED', allow });
  });

  test('is OPTIONS nowhere', async () => {
    for (const url of ['/v1/policies', '/graphql', '/livez'])
      expect((await app.inject({ method: 'OPTIONS', url })).statusCode).toBe(204);
  });
});

test.each([
  ['/nowhere', 404],
  ['/v1/nowhere', 404],
  ['/graphiql/%00', 404],
  ['/browser-kit/..%2f..%2fpackage.json', 404],
  ['/browser-kit/nothing', 404],
  ['/docs/%', 400],
])('An address that is not there is a problem: %s', async (url, status) => {
  const found = await refusal({ url });
  expect(found).toMatchObject({ status, code: status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT' });
});
