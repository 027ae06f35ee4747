import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { readTrustedDocuments } from '../../../src/api/graphql/trusted-documents.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';

const folder = mkdtempSync(join(tmpdir(), 'policy-graph-documents-'));
let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 400_000 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
  rmSync(folder, { recursive: true });
});

const newType = 'application/graphql-response+json';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

/** The same document under another hash for each test: what one of them brings along, no other knows. */
const documentOf = (test: string) =>
  `query ($id: ID!) { node(id: $id) { ... on Agency { nameZh } } } # 文 ${test}`;
const variables = { id: 'agency:miit' };
const answer = { data: { node: { nameZh: '工业和信息化部' } } };

const post = (to: FastifyInstance, payload: object, accept = newType) =>
  to.inject({ method: 'POST', url: '/graphql', payload, headers: { accept } });
const get = (to: FastifyInstance, parameters: object, headers: Record<string, string> = {}) => {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return to.inject({ url: `/graphql?${new URLSearchParams(texts)}`, headers });
};
const codeOf = (response: { json(): { errors: { extensions: { code: string } }[] } }) =>
  response.json().errors[0]?.extensions.code;

describe('Automatic persisted queries', () => {
  test('a document that was brought along once is answered by its hash, posted or by GET', async () => {
    const query = documentOf('by its hash');
    const extensions = persisted(hashOf(query));
    expect((await post(app, { variables, extensions })).json()).toEqual({
      errors: [
        { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
      ],
    });
    expect((await post(app, { query, variables, extensions })).json()).toEqual(answer);
    for (let turn = 0; turn < 2; turn++) {
      expect((await post(app, { variables, extensions })).json()).toEqual(answer);
      expect((await get(app, { variables, extensions })).json()).toEqual(answer);
    }
    const documentId = `sha256:${hashOf(query)}`;
    expect((await get(app, { variables, documentId })).json()).toEqual(answer);
  });

  test('an unknown hash is 404 for the media type of GraphQL, and 200 for plain JSON as Apollo has it', async () => {
    const extensions = persisted(hashOf('nobody has brought this along'));
    for (const [accept, status] of [
      [newType, 404],
      ['application/json', 200],
    ] as const) {
      const found = [
        await post(app, { extensions }, accept),
        await get(app, { extensions }, { accept }),
      ];
      for (const one of found) {
        expect([one.statusCode, codeOf(one)]).toEqual([status, 'PERSISTED_QUERY_NOT_FOUND']);
        expect(one.headers.etag).toBeUndefined();
      }
      expect(found[1]?.headers['cache-control']).toBe('no-store');
    }
  });

  test('an answer by hash has an ETag; it is 304 while nothing is written, and another for other variables', async () => {
    const query = documentOf('with an ETag');
    const extensions = persisted(hashOf(query));
    // Not found first: that is not what a cache gives again when the document is there.
    await get(app, { variables, extensions });
    await post(app, { query, variables, extensions });
    const first = await get(app, { variables, extensions });
    expect([first.statusCode, first.json(), first.headers['cache-control']]).toEqual([
      200,
      answer,
      'public, no-cache',
    ]);
    const known = { 'if-none-match': String(first.headers.etag) };
    const again = await get(app, { variables, extensions }, known);
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const others = await get(app, { variables: { id: 'agency:mofcom' }, extensions }, known);
    expect([others.statusCode, others.json()]).toEqual([
      200,
      { data: { node: { nameZh: '商务部' } } },
    ]);
  });

  test('a hash that is not that of the text is refused, and nothing is kept under it', async () => {
    const query = documentOf('of another hash');
    const other = '{ dataSets { name } }';
    await post(app, { query: other, extensions: persisted(hashOf(other)) });
    for (const extensions of [persisted(hashOf(other)), persisted('__proto__'), persisted('')]) {
      const refused = await post(app, { query, variables, extensions });
      expect([refused.statusCode, codeOf(refused)]).toEqual([400, 'BAD_USER_INPUT']);
      expect(refused.json().errors[0].message).toContain(hashOf(query));
    }
    const kept = await post(app, { extensions: persisted(hashOf(other)) });
    expect(kept.json().data.dataSets[0].name).toContain('merics');
    // Also where the answer to the text is kept already.
    await post(app, { query, variables });
    const refused = await post(app, { query, variables, extensions: persisted(hashOf(other)) });
    expect(refused.statusCode).toBe(400);
  });

  test.each([
    [persisted('x', 2), 400, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    [{ persistedQuery: true }, 400, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    [persisted(5), 422, 'BAD_USER_INPUT'],
    [persisted('__proto__'), 404, 'PERSISTED_QUERY_NOT_FOUND'],
    [persisted('constructor'), 404, 'PERSISTED_QUERY_NOT_FOUND'],
    [{ persistedQuery: null }, 422, 'BAD_USER_INPUT'],
  ])('%j is refused', async (extensions, status, code) => {
    const refused = await post(app, { extensions });
    expect([refused.statusCode, codeOf(refused)]).toEqual([status, code]);
  });

  test('the store has room for a thousand documents: the oldest go first', async () => {
    const query = documentOf('that is pushed out');
    const extensions = persisted(hashOf(query));
    await post(app, { query, variables, extensions });
    for (let at = 0; at < 1_001; at++) {
      // Not even one that can be read: it is kept before it is looked at.
      const other = `{ #${at}`;
      await post(app, { query: other, extensions: persisted(hashOf(other)) });
    }
    expect(codeOf(await post(app, { variables, extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const long = `{ #${'x'.repeat(200_000)}`;
    for (let at = 0; at < 41; at++) {
      const other = `${long}${at}`;
      await post(app, { query: other, extensions: persisted(hashOf(other)) });
    }
    expect(codeOf(await post(app, { extensions: persisted(hashOf(`${long}0`)) }))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    expect(codeOf(await post(app, { extensions: persisted(hashOf(`${long}40`)) }))).toBe(
      'GRAPHQL_PARSE_FAILED',
    );
  });
});

describe('Trusted documents', () => {
  const query = documentOf('that is trusted');
  const broken = '{ nothing }';
  const listed = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [
      { id: 'nameOfAgency', name: 'NameOfAgency', type: 'query', body: query },
      { id: hashOf(broken), name: 'Broken', type: 'query', body: broken },
    ],
  };
  const trusting = (content: unknown) =>
    buildApp({
      graph,
      cacheBytes: 400_000,
      trustedDocuments: readTrustedDocuments(listed('list.json', content)),
    });

  test.each([
    ['the manifest of Apollo', manifest],
    ['the identifiers and texts of Relay', { nameOfAgency: query, [hashOf(broken)]: broken }],
  ])('of %s are answered by identifier, by hash and as text, and no others', async (_, content) => {
    const only = await trusting(content);
    for (const parameters of [
      { documentId: 'nameOfAgency' },
      { documentId: `sha256:${hashOf(query)}` },
      { extensions: persisted(hashOf(query)) },
      { extensions: persisted('nameOfAgency') },
      { query },
      { query, extensions: persisted(hashOf(query)) },
    ]) {
      expect((await post(only, { ...parameters, variables })).json()).toEqual(answer);
      expect((await get(only, { ...parameters, variables })).json()).toEqual(answer);
    }
    const other = '{ dataSets { name } }';
    for (const parameters of [
      { query: other },
      { query: other, documentId: 'nameOfAgency' },
      { query: other, extensions: persisted(hashOf(other)) },
      { query: `${query} ` },
      { query: '{ __schema { types { name } } }' },
      { documentId: 'toString' },
      { documentId: '__proto__' },
      { extensions: persisted(hashOf(other)) },
    ]) {
      for (const refused of [await post(only, parameters), await get(only, parameters)]) {
        expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
        expect(refused.json().errors[0].message).toContain('TRUSTED_DOCUMENTS');
      }
    }
    // A listed document is validated like any other.
    const faulty = await post(only, { documentId: hashOf(broken) });
    expect([faulty.statusCode, codeOf(faulty)]).toEqual([422, 'GRAPHQL_VALIDATION_FAILED']);
    expect((await post(only, {})).statusCode).toBe(422);
    await only.close();
  });

  test('the same identifier in another list has another ETag', async () => {
    const tags = [];
    for (const text of [query, `${query} in another list`]) {
      const only = await trusting({ nameOfAgency: text });
      const parameters = { documentId: 'nameOfAgency', variables };
      const { headers } = await get(only, parameters);
      const known = { 'if-none-match': String(headers.etag) };
      expect((await get(only, parameters, known)).statusCode).toBe(304);
      for (const tag of tags)
        expect((await get(only, parameters, { 'if-none-match': tag })).statusCode).toBe(200);
      tags.push(String(headers.etag));
      await only.close();
    }
    expect(new Set(tags).size).toBe(2);
  });

  test.each([
    ['no JSON', '{', 'the file is not JSON'],
    ['a list', [query], 'neither of the two kinds'],
    ['an empty object', {}, 'it is empty'],
    ['a text that is none', { a: 5 }, 'neither of the two kinds'],
    ['another version', { ...manifest, version: 2 }, 'version is invalid'],
    ['an operation without text', { ...manifest, operations: [{ id: 'a' }] }, 'operations.0.body'],
    [
      'one identifier for two',
      {
        ...manifest,
        operations: [
          { id: 'a', body: '{ a }' },
          { id: 'a', body: '{ b }' },
        ],
      },
      ...['two documents have the identifier "a"'],
    ] as never,
  ])('a list that is of no use is refused at the start: %s', (_title, content, says) => {
    const file = listed('of-no-use.json', content);
    expect(() => readTrustedDocuments(file)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(new RegExp(`^TRUSTED_DOCUMENTS=${file}: .*${says}`)),
      }),
    );
  });

  test('a list that is not there is refused at the start', () => {
    expect(() => readTrustedDocuments(join(folder, 'none.json'))).toThrow('cannot be read');
  });
});
