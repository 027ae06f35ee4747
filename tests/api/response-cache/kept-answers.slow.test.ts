import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { batchedRead } from '../../../src/neo4j/batched-read.js';
import type { Graph, Row } from '../../../src/neo4j/graph.js';
import { batchedReadByIds } from '../../../src/neo4j/read-by-ids.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let watched: Graph;
let app: FastifyInstance;
/** What the graph was asked, beside its version. */
let statements: string[] = [];
/** Stands for a search that takes long. */
let slow = 0;
/** Changes the graph when a read is done, before its answer is. */
let overtake: (() => Promise<unknown>) | undefined;
beforeAll(async () => {
  graph = await briefGraph();
  const read = async <R extends Row>(...asked: Parameters<Graph['read']>) => {
    statements.push(asked[0]);
    await new Promise((resolve) => setTimeout(resolve, slow));
    const rows = await graph.read<R>(...asked);
    const change = overtake;
    overtake = undefined;
    await change?.();
    return rows;
  };
  watched = {
    ...graph,
    read,
    readByIds: batchedReadByIds(read),
    readBatched: batchedRead(read),
    timeoutMs: 5_000,
  };
  app = await buildApp({ graph: watched, cacheBytes: 400_000 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const post = (query: string, more: object = {}, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/graphql', payload: { query, ...more }, headers });
/** The same operation as another question: equal text alone is the same one. */
const asking = (test: string) => `{ node(id: "agency:miit") { id } } # ${test}`;
const miit = asking('that is asked often');

/** Lets what follows an answer be done: an answer is kept when it has gone out. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** How often the graph was asked while something was done. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  statements = [];
  await work();
  return statements.length;
}

describe('A question that was asked before', () => {
  test('is not asked of the graph again, and gets the same answer', async () => {
    const first = await post(miit);
    await settled();
    const again = await asked(async () => expect((await post(miit)).body).toBe(first.body));
    expect([first.json().data.node.id, again]).toEqual(['agency:miit', 0]);
  });

  test('is asked again when anything has been written, by whatever way', async () => {
    await post(miit);
    await settled();
    await graph.driver.executeQuery(
      "MATCH (a:Agency {id: 'agency:miit'}) SET a.mark = timestamp()",
    );
    expect(await asked(() => post(miit))).toBe(1);
    await graph.driver.executeQuery("MATCH (a:Agency {id: 'agency:miit'}) REMOVE a.mark");
  });

  test('is asked again when its answer was overtaken by a change while it was worked out', async () => {
    const name = async () =>
      (await post('{ node(id: "agency:mofcom") { ... on Agency { nameZh } } }')).json().data.node;
    const rename = (nameZh: string) =>
      graph.driver.executeQuery("MATCH (a:Agency {id: 'agency:mofcom'}) SET a.nameZh = $nameZh", {
        nameZh,
      });
    await post(miit);
    overtake = () => rename('新');
    expect(await name()).toEqual({ nameZh: '商务部' });
    expect(await name()).toEqual({ nameZh: '新' });
    await rename('商务部');
    expect(await name()).toEqual({ nameZh: '商务部' });
  });

  test('shares the answer that is being worked out for another', async () => {
    await post(miit);
    slow = 200;
    const one = asking('by five at once');
    expect(await asked(() => Promise.all(Array.from({ length: 5 }, () => post(one))))).toBe(1);
    slow = 0;
  });

  test('with another operation, other variables or another format is another question', async () => {
    const query = `query A($id: ID!) { node(id: $id) { id } }
      query B($id: ID!) { node(id: $id) { ... on Agency { name } } }`;
    const ask = async (operationName: string, id: string) => {
      const { data } = (await post(query, { operationName, variables: { id } })).json();
      await settled();
      return data.node;
    };
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask('A', 'agency:miit')).toEqual({ id: 'agency:miit' });
      expect(await ask('A', 'agency:mofcom')).toEqual({ id: 'agency:mofcom' });
      expect(await ask('B', 'agency:mofcom')).toEqual({ name: 'Ministry of Commerce' });
    }
    for (const accept of ['text/csv', 'application/json', 'text/csv']) {
      const { headers } = await app.inject({ url: '/v1/data-sets', headers: { accept } });
      expect(headers['content-type']).toContain(accept);
      await settled();
    }
  });
});

describe('No answer is kept', () => {
  test('that has an error, whole or in part', async () => {
    const partly = '{ node(id: "agency:miit") { id } entity(name: "nobody at all") { id } }';
    for (const query of ['{ nothing }', partly]) {
      const bodies = [(await post(query)).body];
      await settled();
      const count = await asked(async () => bodies.push((await post(query)).body));
      expect(bodies[1]).toBe(bodies[0]);
      expect(bodies[0]).toContain('"errors":[');
      expect(count > 0).toBe(query === partly);
    }
  });

  test('that may have run out of time', async () => {
    const late = asking('that takes long');
    slow = 2_600;
    await post(late);
    await settled();
    slow = 0;
    expect(await asked(() => post(late))).toBe(1);
  });

  test('that the memory has no room for: the oldest go first', async () => {
    const question = (at: number) =>
      `{ node(id: "agency:miit") { id } } #${'x'.repeat(10_000)}${at}`;
    for (let at = 0; at < 30; at++) {
      await post(question(at));
      await settled();
    }
    expect(await asked(() => post(question(29)))).toBe(0);
    expect(await asked(() => post(question(0)))).toBe(1);
  });

  test('where keeping is off', async () => {
    const off = await buildApp({ graph: watched });
    const ask = () => off.inject({ method: 'POST', url: '/graphql', payload: { query: miit } });
    expect(await asked(async () => [await ask(), await ask()])).toBe(2);
    const { headers } = await off.inject('/v1/data-sets');
    const known = { 'if-none-match': String(headers.etag) };
    expect((await off.inject({ url: '/v1/data-sets', headers: known })).statusCode).toBe(304);
    await off.close();
  });
});

describe('Over HTTP', () => {
  const url = `/graphql?query=${encodeURIComponent(miit)}`;

  test('an operation asked for by GET has an ETag and is 304 to who knows it', async () => {
    const { headers } = await app.inject(url);
    expect(headers).toMatchObject({
      'cache-control': 'public, no-cache',
      vary: 'Accept, Accept-Encoding',
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
    });
    const known = { 'if-none-match': String(headers.etag) };
    const again = await app.inject({ url, headers: known });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    const failed = await app.inject('/graphql?query={nothing}');
    expect([failed.statusCode, failed.headers.etag, failed.headers['cache-control']]).toEqual([
      422,
      undefined,
      'no-store',
    ]);
  });

  test('HEAD has the headers of GET and no body, worked out or kept', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const head = await app.inject({ method: 'HEAD', url: '/v1/policies' });
      await settled();
      const got = await app.inject('/v1/policies');
      await settled();
      expect([head.statusCode, head.body]).toEqual([200, '']);
      for (const name of ['etag', 'content-type', 'content-length', 'vary', 'link'])
        expect(head.headers[name]).toBe(got.headers[name]);
    }
  });

  test.each([
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip;q=0, *', undefined],
    ['identity, gzip;q=0.5', undefined],
    ['br', undefined],
    ['', undefined],
  ])('Accept-Encoding: %s gets %s, worked out or kept', async (accepted, coding) => {
    const plain = await app.inject('/v1/policies');
    for (let turn = 0; turn < 3; turn++) {
      const answer = await app.inject({
        url: '/v1/policies',
        headers: { 'accept-encoding': accepted },
      });
      await settled();
      expect(answer.headers['content-encoding']).toBe(coding);
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
      const body = coding ? gunzipSync(answer.rawPayload).toString() : answer.body;
      expect(body).toBe(plain.body);
    }
  });

  test('a short answer is not compressed', async () => {
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  test('the media type of GraphQL over HTTP is that which was asked for, kept or not', async () => {
    const accept = 'application/graphql-response+json';
    for (let turn = 0; turn < 2; turn++) {
      expect((await post(miit, {}, { accept })).headers['content-type']).toContain(accept);
      await settled();
      expect((await post(miit)).headers['content-type']).toContain('application/json');
      await settled();
    }
  });
});
