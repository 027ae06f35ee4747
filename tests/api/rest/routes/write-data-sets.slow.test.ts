import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { CHECK_INTERVAL_MS } from '../../../../src/api/uploads/arrive.js';
import { load } from '../../../../src/load/load.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { archiveOfFiles } from '../../../helpers/archive.js';
import { agency, datasetOf, policy } from '../../../helpers/datasets.js';
import { contentOf, emptyGraph } from '../../../helpers/graph.js';
import { bearer, newKey } from '../../../helpers/keys.js';
import { get } from '../../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
let mayLoad: Record<string, string>;
let mayAll: Record<string, string>;
beforeAll(async () => {
  graph = await emptyGraph();
  app = await buildApp({ graph, uploads: { timeoutMs: 120_000, maxBytes: 1024 * 1024 } });
  mayLoad = bearer((await newKey(graph, 'load')).text);
  mayAll = bearer((await newKey(graph, 'admin')).text);
});
afterAll(async () => {
  await app?.close();
  await graph?.driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: graph.database });
  await graph?.close();
});

const meta = (more = '') => `name: small\ntitle: Small\nlicence: none\n${more}`;
const source = 'id: source:a\nname: A\ntype: ARTICLE\npublisher: Somebody\nsources: [source:a]\n';
const files = (version = '1.0.0', more: Record<string, string> = {}) => ({
  'dataset.yaml': meta(`version: ${version}\n`),
  'sources/a.yaml': source,
  'agencies/one.yaml': agency('one', 'Ministry of One'),
  'policies/plan.yaml': policy('plan', 'Plan of One'),
  'relations/all.yaml':
    '- {type: ISSUED, from: agency:one, to: policy:plan, role: SOLE, sources: [source:a]}\n',
  ...more,
});

async function put(
  some: Readonly<Record<string, string>> | Buffer,
  headers: Record<string, string> = {},
  url = '/v1/data-sets/small',
) {
  const payload = Buffer.isBuffer(some) ? some : await archiveOfFiles(some);
  return app.inject({
    ...{ method: 'PUT', url, payload },
    headers: { 'content-type': 'application/gzip', ...mayLoad, ...headers },
  });
}

const remove = (headers = {}, url = '/v1/data-sets/small') =>
  app.inject({ method: 'DELETE', url, headers: { ...mayLoad, ...headers } });

/** The graph without its keys, for "nothing has changed". */
async function content(): Promise<string> {
  return (await contentOf(graph)).replace(/"loadedAt":"[^"]*"/g, '');
}

const nothing = { created: 0, changed: 0, unchanged: 0, removed: 0 };

describe('A data set that is put', () => {
  it('is in the graph as the command line would have loaded it, and putting it again changes nothing', async () => {
    const first = await put(files());
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      ...{ dataSet: 'small', dryRun: false, version: '1.0.0', versionBefore: null },
      entities: { ...nothing, created: 3 },
      relations: { ...nothing, created: 1 },
      ...{ differences: null, differenceCount: null },
    });
    const written = await content();
    const again = await put(files());
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ entities: { ...nothing, unchanged: 3 } });
    expect(await content()).toBe(written);
    const { json } = await get(app, '/v1/data-sets/small');
    expect(first.headers.etag).toBe(`"${json.hash}"`);
    await load(graph, await datasetOf(files()));
    expect(await content()).toBe(written);
  });

  it('is shown as what would change by a dry run, which changes nothing', async () => {
    await put(files());
    const before = await content();
    const changed = files('1.1.0', {
      'policies/plan.yaml': policy('plan', 'Plan of One', 'summary: New.\n'),
      'policies/other.yaml': policy('other', 'Another plan'),
      'relations/all.yaml': '',
    });
    const { json, statusCode } = await put(changed, {}, '/v1/data-sets/small?dryRun=true');
    expect(statusCode).toBe(200);
    expect(json()).toMatchObject({
      ...{ dryRun: true, version: '1.1.0', versionBefore: '1.0.0', differenceCount: 3 },
      entities: { created: 1, changed: 1, unchanged: 2, removed: 0 },
      relations: { ...nothing, removed: 1 },
      differences: [
        {
          ...{ change: 'CHANGED', id: 'policy:plan' },
          fields: [{ field: 'summary', before: null, after: 'New.' }],
        },
        { change: 'CREATED', id: 'policy:other', fields: [] },
        { change: 'REMOVED', id: 'issued:agency:one>policy:plan', fields: [] },
      ],
    });
    expect(await content()).toBe(before);
    const done = await put(changed);
    expect(done.json()).toMatchObject({
      ...{ entities: json().entities, relations: json().relations },
    });
    const removal = await remove({}, '/v1/data-sets/small?dryRun=true');
    expect(removal.json()).toMatchObject({ version: null, entities: { ...nothing, removed: 4 } });
  });

  it('is taken out again, and what it has not is not found', async () => {
    await put(files());
    const answer = await remove();
    expect(answer.json()).toMatchObject({ versionBefore: '1.0.0', entities: { removed: 3 } });
    expect((await get(app, '/v1/data-sets/small')).status).toBe(404);
    const { statusCode, json } = await remove();
    expect([statusCode, json().code]).toEqual([404, 'UNKNOWN_NAME']);
  });
});

describe('A data set that is not as it must be changes nothing', () => {
  let before: string;
  beforeAll(async () => {
    await put(files());
    before = await content();
  });

  it('with every problem, file and line, as the command line lists them', async () => {
    const bad = files('1.1.0', {
      'agencies/one.yaml': agency('one', 'Ministry of One', 'colour: red\n'),
      'policies/plan.yaml': policy('plan', 'Plan of One').replace('ISSUED', 'LOST'),
      'policies/broken.yaml': 'id: [policy:x\n',
    });
    const { statusCode, json } = await put(bad);
    expect(statusCode).toBe(422);
    const { code, detail, problems, problemCount } = json();
    expect(code).toBe('BAD_DATA');
    expect(detail).toMatch(/^The data set has \d+ problems in 3 files/);
    expect(problems).toHaveLength(problemCount);
    const places = problems.map((one: { file: string; line: number }) => `${one.file}:${one.line}`);
    expect(places).toEqual(
      expect.arrayContaining(['small/agencies/one.yaml:6', 'small/policies/plan.yaml:4']),
    );
    expect(Object.keys(problems[0]).sort()).toEqual(
      ['expected', 'file', 'fix', 'line', 'message', 'rule'].sort(),
    );
    expect(await content()).toBe(before);
  });

  test.each<
    [string, () => Promise<{ statusCode: number; json(): { code: string } }>, number, string]
  >([
    ['no archive', () => put(Buffer.from('name: small')), 422, 'BAD_DATA'],
    ['no body', () => put(Buffer.alloc(0)), 422, 'BAD_DATA'],
    ['no files', () => put({}), 422, 'BAD_DATA'],
    ['the name of another', () => put(files(), {}, '/v1/data-sets/other'), 422, 'BAD_DATA'],
    [
      'too much',
      () => put(files('1.0.0', { 'a.md': 'x'.repeat(1_100_000) })),
      413,
      'DATA_TOO_LARGE',
    ],
    [
      'another type',
      () => put(files(), { 'content-type': 'application/zip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'JSON',
      () => put(Buffer.from('{}'), { 'content-type': 'application/json' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'an encoding',
      () => put(files(), { 'content-encoding': 'gzip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['no key', () => put(files('2.0.0'), { authorization: '' }), 401, 'UNAUTHENTICATED'],
    [
      'a cookie',
      () => put(files('2.0.0'), { authorization: '', cookie: mayLoad.authorization ?? '' }),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a word for dryRun',
      () => put(files('2.0.0'), {}, '/v1/data-sets/small?dryRun=maybe'),
      400,
      'BAD_USER_INPUT',
    ],
    [
      'another hash',
      () => put(files('2.0.0'), { 'if-match': '"abc"' }),
      412,
      'PRECONDITION_FAILED',
    ],
    ['a new one', () => put(files('2.0.0'), { 'if-none-match': '*' }), 412, 'PRECONDITION_FAILED'],
    [
      'a hash not to match',
      () => put(files('2.0.0'), { 'if-none-match': '"abc"' }),
      400,
      'BAD_USER_INPUT',
    ],
    ['removal of another hash', () => remove({ 'if-match': '"abc"' }), 412, 'PRECONDITION_FAILED'],
  ])('for %s', async (_what, send, status, code) => {
    const answer = await send();
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(await content()).toBe(before);
  });

  it('and whoever gives the hash of what is there may replace it, the second of two no more', async () => {
    const { hash } = (await get(app, '/v1/data-sets/small')).json;
    const headers = { 'if-match': `"${hash}"` };
    expect((await put(files('1.0.1'), headers)).statusCode).toBe(200);
    const late = await put(files('1.0.2'), headers);
    expect(late.json()).toMatchObject({ code: 'PRECONDITION_FAILED' });
    expect(late.json().detail).toMatch(/version 1\.0\.1 with the hash/);
    expect((await put(files('1.0.3'), { 'if-match': '*' })).statusCode).toBe(200);
  });

  it('and only an administrator says whose values are shown', async () => {
    const ranked = files('1.2.0', { 'dataset.yaml': meta('version: 1.2.0\nprecedence: 1\n') });
    const { statusCode, json } = await put(ranked);
    expect([statusCode, json().code, json().scope]).toEqual([403, 'INSUFFICIENT_SCOPE', 'admin']);
    expect((await put(ranked, mayAll)).statusCode).toBe(200);
    // Once it is so, a load may repeat it.
    expect((await put(ranked)).statusCode).toBe(200);
  });
});

describe('Another load', () => {
  it('that runs in this process is not waited for', async () => {
    const both = await Promise.all([put(files('3.0.0')), put(files('3.0.1'))]);
    const codes = both.map(({ statusCode }) => statusCode).sort();
    expect(codes[1]).toBe(409);
    expect(codes[0]).toBeLessThan(300);
  });

  it('whose archive stalls gives the place up, and nothing of it is written', async () => {
    const before = await content();
    const { port, hostname } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const stalling = connect(Number(port), hostname);
    const archive = await archiveOfFiles(files('9.0.0'));
    stalling.write(
      `PUT /v1/data-sets/small HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${mayLoad.authorization}\r\nContent-Type: application/gzip\r\nContent-Length: ${archive.length}\r\n\r\n`,
    );
    stalling.write(archive.subarray(0, -1));
    const answer = text(stalling);
    // Long enough for its head to be there, and shorter than a stalled body is waited for.
    await wait(CHECK_INTERVAL_MS / 3);
    expect((await remove({}, '/v1/data-sets/small?dryRun=true')).statusCode).toBe(409);
    expect(await answer).toMatch(/^HTTP\/1.1 408 /);
    expect(await answer).toContain('Less than 200 kB of the data set arrived');
    expect(await content()).toBe(before);
    expect((await put(files('1.0.0'))).statusCode).toBeLessThan(300);
  }, 60_000);

  it('that holds the lock elsewhere is waited for some seconds, then refused, and put is well afterwards', async () => {
    const session = graph.driver.session({ database: graph.database });
    const other = session.beginTransaction();
    await other.run("MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true");
    const { statusCode, json } = await put(files('4.0.0'));
    expect([statusCode, json().code]).toEqual([409, 'LOAD_RUNNING']);
    await other.rollback();
    await session.close();
    expect((await put(files('4.0.0'))).statusCode).toBeLessThan(300);
  });
});
