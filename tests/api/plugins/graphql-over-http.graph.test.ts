import type { FastifyInstance, InjectOptions } from 'fastify';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 400_000 });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const json = { 'content-type': 'application/json' };
const newType = 'application/graphql-response+json';
const send = (payload: unknown, headers: Record<string, string> = json) =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers,
  });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({ url: `/graphql?${new URLSearchParams(parameters)}`, headers });

describe('The audit suite of graphql-http', () => {
  /**
   * Where the suite (1.23.1) follows an older draft than that of 6 August 2026: of a request that is not well-formed, or
   * whose variables are not of their types, the draft says 422 and the suite 400; with `application/json` the draft says
   * the same statuses and the suite 200.
   */
  const otherInDraft = {
    warn: ['572B', '7B9B', '86EE', 'FDE2'],
    notice: [
      ...['3E3A', '423L', '4760', '4761', '4762', '4763', '58B0', '58B1', '58B2', '58B3'],
      ...['6C00', '6C01', '6C02', '6C03', 'LKJ0', 'LKJ1', 'LKJ2', 'LKJ3'],
    ],
  };

  test('finds no error, and warns of nothing that the newest draft asks for', async () => {
    const audits = serverAudits({ url: `${app.listeningOrigin}/graphql` });
    const results = await Promise.all(audits.map(({ fn }) => fn()));
    const ids = (status: string) =>
      results.flatMap((one) => (one.status === status ? [one.id] : [])).sort();
    expect(results.length).toBeGreaterThanOrEqual(61);
    expect(ids('error')).toEqual([]);
    expect(ids('warn')).toEqual(otherInDraft.warn);
    expect(ids('notice')).toEqual(otherInDraft.notice);
  });
});

describe('The media type of an answer', () => {
  test.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/html, */*;q=0.8', 'application/json'],
    [newType, newType],
    [`${newType}, application/json;q=0.9`, newType],
    [`application/json;q=0.9, ${newType}`, newType],
    [`${newType};q=0.1, application/json`, 'application/json'],
    ['application/json;q=0, */*', newType],
    [`${newType};q=0, application/*;q=0.2`, 'application/json'],
  ])('for Accept: %s is %s', async (accept, type) => {
    const { statusCode, headers } = await send(
      { query: '{ __typename }' },
      accept === undefined ? json : { ...json, accept },
    );
    expect([statusCode, headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
    const failed = await send({ query: '{' }, { ...json, accept: accept ?? '*/*' });
    expect([failed.statusCode, failed.headers['content-type']]).toEqual([
      400,
      `${type}; charset=utf-8`,
    ]);
  });

  test.each(['text/html', 'application/xml, text/*', 'application/json;q=0', '*/*;q=0'])(
    'for Accept: %s there is none',
    async (accept) => {
      const answer = await send({ query: '{ __typename }' }, { ...json, accept });
      expect([answer.statusCode, answer.json().errors[0].extensions]).toEqual([
        406,
        { code: 'NOT_ACCEPTABLE', allowed: ['application/json', newType] },
      ]);
    },
  );
});

describe('What is refused before anything runs', () => {
  const ok = '{ __typename }';
  const two = 'query A { __typename } query B { __typename }';
  const deep = `${'['.repeat(65)}${']'.repeat(65)}`;
  const withVariable = 'query ($id: ID!) { node(id: $id) { id } }';
  const post = (payload: unknown, headers: Record<string, string> = json): InjectOptions => ({
    method: 'POST',
    url: '/graphql',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers,
  });
  const url = (parameters: Record<string, string>): InjectOptions => ({
    url: `/graphql?${new URLSearchParams(parameters)}`,
  });
  const bad = 'BAD_USER_INPUT';
  const parse = 'GRAPHQL_PARSE_FAILED';
  const validation = 'GRAPHQL_VALIDATION_FAILED';
  const operation = 'OPERATION_RESOLUTION_FAILURE';
  const media = 'UNSUPPORTED_MEDIA_TYPE';
  const limit = 'LIMIT_EXCEEDED';

  test.each<[string, InjectOptions, number, string, string]>([
    ['JSON that breaks off', post('{"query": "{ a'), 400, bad, 'The body is not JSON'],
    ['an empty body', post(''), 400, bad, 'has no body'],
    ['no body and no type', { method: 'POST', url: '/graphql' }, 400, bad, 'has no body'],
    ['a body that is null', post('null'), 422, bad, 'The body is null'],
    ['a body that is a text', post('"x"'), 422, bad, 'The body is a string'],
    ['a batch', post([{ query: ok }]), 422, bad, 'one operation'],
    [
      'a form',
      post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
      ...[415, media, 'application/json'],
    ] as never,
    ['plain text', post(ok, { 'content-type': 'text/plain' }), 415, media, 'application/json'],
    ['no type', post(ok, { 'content-type': '' }), 415, media, 'application/json'],
    ['gzip', post('\u001f\u008b', { ...json, 'content-encoding': 'gzip' }), 415, media, 'gzip'],
    ['a large body', post({ query: ' '.repeat(262_144) }), 413, limit, '262144 bytes'],
    ['no query', post({ qeury: ok }), 422, bad, 'no `query`'],
    ['no query in an address', url({}), 422, bad, 'no `query`'],
    ['an empty query', post({ query: ' ' }), 400, parse, 'empty'],
    ['an empty query in an address', url({ query: '' }), 400, parse, 'empty'],
    ['a number for a query', post({ query: 5 }), 422, bad, '`query` is a number'],
    ['JSON for a document: a number', post({ query: '5' }), 400, parse, 'Syntax Error'],
    ['JSON for a document: null', post({ query: 'null' }), 400, parse, 'Syntax Error'],
    ['JSON for a document: {}', post({ query: '{}' }), 400, parse, 'Syntax Error'],
    ['a parsed document', post({ query: '{"kind":"Document"}' }), 400, parse, 'Syntax Error'],
    ['a list for variables', post({ query: ok, variables: [1] }), 422, bad, 'is a list'],
    ['a text for variables', post({ query: ok, variables: '{}' }), 422, bad, 'is a string'],
    ['a number for extensions', post({ query: ok, extensions: 1 }), 422, bad, 'is a number'],
    ['variables too deep', post(`{"query":"${ok}","variables":{"a":${deep}}}`), 400, limit, '64'],
    [
      '__proto__ among variables',
      post(`{"query":"${ok}","variables":{"__proto__":{"a":1}}}`),
      ...[400, bad, '"__proto__"'],
    ] as never,
    [
      '__proto__ in an address',
      url({ query: ok, variables: '{"__proto__":1}' }),
      ...[400, bad, '"__proto__"'],
    ] as never,
    [
      'variables in no JSON',
      url({ query: ok, variables: '{' }),
      400,
      bad,
      '`variables` is not JSON',
    ],
    ['a number for variables', url({ query: ok, variables: '5' }), 422, bad, 'is a number'],
    [
      'a parameter given twice',
      { url: `/graphql?query=${ok}&query=${ok}` },
      ...[422, bad, '2 times'],
    ] as never,
    ['an unknown operation', post({ query: two, operationName: 'C' }), 422, operation, '"C"'],
    ['an inherited name', post({ query: two, operationName: 'toString' }), 422, operation, 'toS'],
    ['no operation named', post({ query: two }), 422, operation, 'operation'],
    ['an unknown operation by GET', url({ query: ok, operationName: 'C' }), 422, operation, '"C"'],
    ['no operation named by GET', url({ query: two, operationName: '' }), 422, operation, 'A, B'],
    [
      'a document of fragments',
      url({ query: 'fragment F on Query { a }' }),
      422,
      operation,
      'none',
    ],
    ['an unknown field', post({ query: '{ nothing }' }), 422, validation, 'nothing'],
    ['a mutation', post({ query: 'mutation { __typename }' }), 422, validation, 'queries alone'],
    ['a variable left out', post({ query: withVariable }), 422, bad, '$id'],
    [
      'a variable of another type',
      post({ query: withVariable, variables: { id: {} } }),
      ...[422, bad, '$id'],
    ] as never,
    ['an unused variable', post({ query: 'query ($a: ID) { __typename }' }), 422, validation, '$a'],
    ['brackets without end', post({ query: `{${'a{'.repeat(4_900)}` }), 400, limit, 'brackets'],
    ['too many tokens', post({ query: `{ ${'a '.repeat(10_001)}}` }), 400, limit, 'tokens'],
  ])('%s', async (_title, request, status, code, says) => {
    const expected = [status, code, expect.stringContaining(says)];
    // A document that was refused before, or was kept parsed, is refused in the same way.
    for (let turn = 0; turn < 3; turn++) {
      const answer = await app.inject(request);
      const { errors, ...others } = answer.json();
      expect([answer.statusCode, errors[0].extensions.code, errors[0].message]).toEqual(expected);
      expect(others).toEqual({});
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      });
    }
  });

  test('by method names those that there are', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE'] as const) {
      const answer = await app.inject({ method, url: '/graphql?query={__typename}' });
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
      expect(answer.json().errors[0].extensions.code).toBe('METHOD_NOT_ALLOWED');
    }
    const mutation = await get({ query: 'mutation { __typename }' });
    expect([mutation.statusCode, mutation.headers.allow]).toEqual([405, 'POST']);
  });

  test('a compressed body is told how to come', async () => {
    const { headers } = await send('x', { ...json, 'content-encoding': 'br' });
    expect(headers['accept-encoding']).toBe('identity');
  });
});

describe('What is taken', () => {
  test('null and the empty text stand for nothing said', async () => {
    const query = '{ __typename }';
    const posted = await send({ query, operationName: null, variables: null, extensions: null });
    const asked = await get({ query, operationName: '', variables: '', extensions: '' });
    for (const answer of [posted, asked])
      expect([answer.statusCode, answer.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  test('names that every object inherits are names as others are', async () => {
    const query = `query toString($constructor: ID!, $hasOwnProperty: ID!) {
      valueOf: node(id: $constructor) { ...toLocaleString }
      isPrototypeOf: node(id: $hasOwnProperty) { toString: id }
      __proto__: agencies(first: 1) { __proto__: totalCount }
    }
    fragment toLocaleString on Agency {
      constructor: id
      toString: issued(first: 1) { valueOf: totalCount __proto__: nodes { __proto__: id } }
    }`;
    const variables = { constructor: 'agency:miit', hasOwnProperty: 'agency:mofcom' };
    // As it is written: an object of this program would take __proto__ for something else.
    const first = 'policy:appliance-producer-responsibility-notice';
    const expected = `{"data":{"valueOf":{"constructor":"agency:miit","toString":{"valueOf":4,"__proto__":[{"__proto__":"${first}"}]}},"isPrototypeOf":{"toString":"agency:mofcom"},"__proto__":{"__proto__":13}}}`;
    for (let turn = 0; turn < 4; turn++) {
      const posted = await send({ query, variables, operationName: 'toString' });
      const asked = await get({
        query: `${query} # ${turn}`,
        variables: JSON.stringify(variables),
      });
      expect([posted.body, asked.body]).toEqual([expected, expected]);
    }
  });

  test('a partial answer has status 200, one of nothing the status of its error', async () => {
    const partly = await send({
      query:
        '{ agencies(first: 1) { totalCount } node(id: "agency:miit") { ... on Agency { issued(first: -1) { totalCount } } } }',
    });
    expect([partly.statusCode, Object.keys(partly.json()).sort()]).toEqual([
      200,
      ['data', 'errors'],
    ]);
    const nothing = await send({ query: '{ policies(first: -1) { totalCount } }' });
    expect([nothing.statusCode, nothing.json().data]).toEqual([400, { policies: null }]);
  });
});
