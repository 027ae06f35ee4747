import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { encodeCursor } from '../../src/query/cursor.js';
import { ask } from '../helpers/ask.js';
import { brief, briefGraph } from '../helpers/graph.js';

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

const otherOrder = encodeCursor('Policy.name.DESC', ['x', 'policy:x']);

describe('bad input gets one clear message', () => {
  test.each([
    [
      '{ policies(first: -1) { totalCount nodes { id } } }',
      'BAD_USER_INPUT',
      'first: -1 is negative',
    ],
    ['{ policies(first: 201) { nodes { id } } }', 'LIMIT_EXCEEDED', 'allowed is 0 to 200'],
    ['{ policies(first: 1, last: 1) { nodes { id } } }', 'BAD_USER_INPUT', 'give one of the two'],
    [
      '{ policies(after: "abc") { nodes { id } } }',
      'BAD_USER_INPUT',
      'is not a cursor of this service',
    ],
    [
      `{ policies(after: "${otherOrder}") { nodes { id } } }`,
      'BAD_USER_INPUT',
      'belongs to another list or order',
    ],
    [
      '{ policies(where: { issuedOn: { from: "August" } }) { nodes { id } } }',
      'BAD_USER_INPUT',
      '"August" is not a date',
    ],
    [
      '{ policies(where: { affecting: {} }) { nodes { id } } }',
      'BAD_USER_INPUT',
      'neither sector nor company',
    ],
    ['{ entity { id } }', 'BAD_USER_INPUT', 'give either id or name'],
    ['{ entity(name: " ") { id } }', 'BAD_USER_INPUT', 'is not a name'],
    [
      '{ policies(where: { colour: "red" }) { nodes { id } } }',
      'GRAPHQL_VALIDATION_FAILED',
      'colour',
    ],
    [
      '{ policies(first: 200) { nodes { issuedBy(first: 200) { nodes { issued(first: 200) { nodes { id } } } } } } }',
      'LIMIT_EXCEEDED',
      'Request smaller pages',
    ],
    ['{ policies ', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
  ])('%s', async (query, code, message) => {
    const { status, errors } = await ask(app, query);
    expect([status, errors[0]?.extensions.code]).toEqual([
      code === 'GRAPHQL_VALIDATION_FAILED' ? 422 : 400,
      code,
    ]);
    expect(errors[0]?.message).toContain(message);
  });

  test('a request nested too deep is refused', async () => {
    const deep = `{ sectors ${'{ nodes { partOf '.repeat(12)}{ totalCount }${' } }'.repeat(12)} }`;
    expect((await ask(app, deep)).status).toBe(400);
  });

  test('a document of too many tokens is refused', async () => {
    const { status, errors } = await ask(app, `{ ${'a: __typename '.repeat(5_000)} }`);
    expect([status, errors[0]?.message]).toEqual([400, expect.stringContaining('token')]);
  });
});

describe('a filter with too many conditions', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: { contains: `x${at}` } }));

  test.each([
    ['of a list', 'query($w: PolicyWhere) { policies(where: $w) { totalCount } }', 'where', false],
    [
      'of a relation',
      'query($w: IssuedPolicyCondition) { agencies(first: 1) { nodes { issued(where: $w) { totalCount } } } }',
      'issued.where',
      true,
    ],
  ])(
    '%s is refused, and one with the most is answered',
    async (_name, query, argument, ofRelation) => {
      const filter = (count: number) =>
        ofRelation ? { node: { or: many(count) } } : { or: many(count) };
      expect((await ask(app, query, { w: filter(100) })).status).toBe(200);
      const { status, errors } = await ask(app, query, { w: filter(101) });
      expect([status, errors[0]?.extensions]).toMatchObject([
        400,
        { code: 'LIMIT_EXCEEDED', argument, limit: 100 },
      ]);
      expect(errors[0]?.message).toContain('101 conditions in one filter; at most 100');
    },
  );
});

test('of thousands of wrong fields in a variable the first are told, each in a short message', async () => {
  const w = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`nam${at}`, 1]));
  const query = 'query($w: PolicyWhere) { policies(where: $w) { totalCount } }';
  // From the third time on, the document is compiled.
  for (let time = 0; time < 4; time++) {
    const { status, errors } = await ask(app, query, { w });
    expect(status).toBe(422);
    expect(errors.length).toBeLessThanOrEqual(11);
    for (const { message } of errors) expect(message.length).toBeLessThan(2_100);
    expect(errors[0]?.message).toContain('Field "nam0" is not defined by type "PolicyWhere"');
  }
});

describe('a fault of ours', () => {
  test('is said to have happened, without a word of the driver', async () => {
    const fail = () =>
      Promise.reject(
        Object.assign(new Error('secret: bolt://10.0.0.1'), {
          code: 'Neo.DatabaseError.General.UnknownError',
        }),
      );
    const broken: Graph = { ...graph, read: fail, peek: fail };
    const failing = await buildApp({ graph: broken });
    const { errors } = await ask(failing, '{ policies { totalCount } }');
    expect(errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(errors)).not.toMatch(/secret|bolt|Neo\./);
    expect((await failing.inject('/readyz')).statusCode).toBe(503);
    expect((await failing.inject('/livez')).statusCode).toBe(200);
    await failing.close();
  });
});

describe('the service', () => {
  test('says that it is alive and ready', async () => {
    expect((await app.inject('/livez')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('answers an unknown address with a problem that names the right ones', async () => {
    const response = await app.inject('/nowhere');
    expect([response.statusCode, response.headers['content-type'], response.json().code]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
      'NOT_FOUND',
    ]);
  });

  test('takes GET as well, and the media type of GraphQL over HTTP', async () => {
    const response = await app.inject({
      url: '/graphql?query=%7BdataSets%7Bname%20version%20entityCount%7D%7D',
      headers: { accept: 'application/graphql-response+json' },
    });
    expect(response.headers['content-type']).toContain('application/graphql-response+json');
    expect(response.json().data.dataSets).toEqual([
      {
        name: 'merics-china-industries-2021-09-07',
        version: (await brief()).meta.version,
        entityCount: 278,
      },
    ]);
  });

  test('serves GraphiQL whole from here: no address of elsewhere in its page', async () => {
    const page = await app.inject('/graphiql');
    expect(page.body).not.toMatch(/https?:\/\//);
    for (const [, path] of page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect([path, (await app.inject(path as string)).statusCode]).toEqual([path, 200]);
    }
    expect((await app.inject('/graphiql/headline.graphql')).body).toContain('EV makers');
  });
});
