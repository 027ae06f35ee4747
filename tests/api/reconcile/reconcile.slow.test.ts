import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';
import { postForm, type Reconciled } from '../../helpers/open-refine.js';
import { faultsIn } from '../../helpers/reconciliation-schemas.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, allowedHosts: ['graph.test'] });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const get = async (url: string) => (await app.inject(url)).json();
const asked = async (queries: object) =>
  (await postForm(app, { queries: JSON.stringify(queries) })).body;
const resultOf = async (query: object): Promise<Reconciled[]> =>
  (await asked({ q0: query })).q0.result;

test('the manifest says what the service can do, under the address that it was asked at', async () => {
  const response = await app.inject({ url: '/reconcile', headers: { host: 'graph.test:81' } });
  const manifest = response.json();
  expect(faultsIn('manifest', manifest)).toBeNull();
  expect(manifest.view.url).toBe('http://graph.test:81/entities/{{id}}');
  expect(manifest.batchSize).toBe(100);
  for (const { service_url, service_path } of Object.values(manifest.suggest) as {
    service_url: string;
    service_path: string;
  }[]) {
    const { pathname } = new URL(service_url + service_path);
    expect((await app.inject(`${pathname}?prefix=a`)).statusCode).toBe(200);
  }
});

test('every address lets other pages ask', async () => {
  const addresses = [
    '/reconcile',
    '/reconcile/suggest/entity?prefix=a',
    '/reconcile/suggest/type',
    '/reconcile/suggest/property',
    '/reconcile/properties',
    '/reconcile/preview?id=agency:miit',
    '/reconcile/preview?id=nothing',
    '/reconcile?queries=oops',
  ];
  for (const url of addresses) {
    const { headers } = await app.inject({ url, headers: { origin: 'https://elsewhere.test' } });
    expect([url, headers['access-control-allow-origin']]).toEqual([url, '*']);
  }
});

test('queries can be asked by GET and by POST, and the answers are as the protocol has them', async () => {
  const queries = { a: { query: '工信部', limit: 3 }, b: { query: 'no such thing at all' } };
  const posted = await asked(queries);
  const got = await get(`/reconcile?queries=${encodeURIComponent(JSON.stringify(queries))}`);
  expect(faultsIn('results', posted)).toBeNull();
  expect(got).toEqual(posted);
  expect(posted.a.result[0]).toMatchObject({ id: 'agency:miit', score: 100, match: true });
  expect(posted.b.result).toEqual([]);
});

test('types narrow as strictly as they are asked to', async () => {
  const kinds = async (more: object) =>
    (await resultOf({ query: 'Hong Kong', limit: 20, ...more })).map(({ type }) => type[0]?.id);
  expect((await kinds({ type: 'Company', type_strict: 'should' }))[0]).toBe('Company');
  expect(await kinds({ type: 'Company', type_strict: 'should' })).toContain('Place');
  expect(new Set(await kinds({ type: ['Company', 'Event'], type_strict: 'any' }))).toEqual(
    new Set(['Company', 'Event']),
  );
  expect(await kinds({ type: ['Company', 'Event'], type_strict: 'all' })).toEqual([]);
  const [first] = await resultOf({ query: 'Hong Kong', type: 'Company' });
  expect(first?.match).toBe(false);
});

test('a query without a name is led by its properties', async () => {
  const found = await resultOf({ properties: [{ pid: 'exchangeCode', v: '300750.SZ' }] });
  expect(found.map(({ id }) => id)).toEqual(['company:catl']);
  const policies = await resultOf({ properties: [{ pid: 'issuedBy', v: 'NEA' }], limit: 10 });
  expect(policies.map(({ id }) => id)).toEqual(['policy:renewable-storage-notice']);
});

describe('Suggestions', () => {
  const suggested = async (what: string, parameters: string) => {
    const answer = await get(`/reconcile/suggest/${what}?${parameters}`);
    expect(
      faultsIn(what === 'entity' ? 'entities' : what === 'type' ? 'types' : 'properties', answer),
    ).toBeNull();
    return answer.result.map(({ id }: { id: string }) => id);
  };

  test.each(['Ministry of Ind', 'MIIT', '工信', 'gongxin', 'agency:miit'])(
    'an entity is suggested by %s',
    async (prefix) =>
      expect(await suggested('entity', `prefix=${encodeURIComponent(prefix)}`)).toContain(
        'agency:miit',
      ),
  );

  test('go on where a cursor says, and end', async () => {
    const all = await suggested('entity', 'prefix=ministry');
    expect(await suggested('entity', 'prefix=ministry&cursor=2')).toEqual(
      expect.arrayContaining(all.slice(2)),
    );
    expect(await suggested('entity', 'prefix=ministry&cursor=100000')).toEqual([]);
    expect(await suggested('entity', 'prefix=')).toEqual([]);
  });

  test('of types and properties come from the ontology, by name in either language or id', async () => {
    expect(await suggested('type', 'prefix=ag')).toEqual(['Agency']);
    expect(await suggested('type', `prefix=${encodeURIComponent('政策')}`)).toEqual(['Policy']);
    expect(await suggested('property', 'prefix=issued')).toEqual(
      expect.arrayContaining(['issuedOn', 'issuedBy', 'issued']),
    );
    expect(await suggested('property', 'prefix=issued%20b&type=Policy')).toEqual(['issuedBy']);
    // A type that was chosen for another service narrows nothing.
    expect(await suggested('property', 'prefix=exchange&type=Q5')).toEqual(['exchangeCode']);
  });
});

test('the preview and the page show names in both languages and sources, and load nothing from elsewhere', async () => {
  for (const url of [
    '/reconcile/preview?id=policy:trade-logistics-plan',
    '/entities/policy:trade-logistics-plan',
  ]) {
    const { statusCode, body, headers } = await app.inject(url);
    expect(statusCode).toBe(200);
    for (const text of [
      'Special Action Plan for the High-quality Development of Trade Logistics',
      '商贸物流高质量发展专项行动计划',
      'MERICS China Industries',
    ])
      expect(body).toContain(text);
    expect(body).not.toMatch(
      /<script>|<style|<img|style=|(src|href)="(https?:)?\/\/[^"]*\.(js|css)"/,
    );
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
});

test('what is not there has a page that says so, and nothing that is sent becomes markup', async () => {
  const { statusCode, body } = await app.inject('/entities/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  expect(statusCode).toBe(404);
  expect(body).toContain('Not found');
  expect(body).not.toContain('<script>');
});

describe('What cannot be answered is refused with the place and what is allowed', () => {
  const queryFaults: [string, object, string][] = [
    ['a type that is none', { query: 'x', type: 'Agencys' }, 'Did you mean Agency?'],
    [
      'a property that is none',
      { query: 'x', properties: [{ pid: 'isuedBy', v: 'y' }] },
      'Did you mean issuedBy?',
    ],
    ['neither name nor property', { type: 'Agency' }, 'needs a query'],
    ['a limit of nothing', { query: 'x', limit: 0 }, 'queries.q0.limit'],
    ['an unknown key', { query: 'x', typ: 'Agency' }, 'typ'],
    ['a text as long as a page', { query: 'x'.repeat(2000) }, 'at most 400 are allowed'],
  ];
  test.each(queryFaults)('%s', async (_, query, says) => {
    const { status, body } = await postForm(app, { queries: JSON.stringify({ q0: query }) });
    expect([status, body.detail]).toEqual([400, expect.stringContaining(says)]);
  });

  test('what is not JSON, no object, or no form', async () => {
    for (const queries of ['{', '[]', '"x"', 'null']) {
      const { status, body } = await postForm(app, { queries });
      expect([queries, status, body.code]).toEqual([queries, 400, 'BAD_USER_INPUT']);
    }
    const extend = JSON.stringify({ ids: ['agency:miit'], properties: [{ id: 'nope' }] });
    expect((await postForm(app, { extend })).status).toBe(400);
  });

  test('a batch that is larger than the manifest allows, with 413', async () => {
    const queries = Object.fromEntries(
      Array.from({ length: 101 }, (_, at) => [`q${at}`, { query: 'x' }]),
    );
    const { status, body } = await postForm(app, { queries: JSON.stringify(queries) });
    expect([status, body.code]).toEqual([413, 'BATCH_TOO_LARGE']);
    expect(body.detail).toContain('at most 100 are allowed');
  });
});

test('programs match batches under /v1/match, with a threshold and features by name', async () => {
  const post = (payload: object) => app.inject({ method: 'POST', url: '/v1/match', payload });
  const response = await post({
    queries: {
      '1': { name: 'Min. of Finance, PRC' },
      '2': { name: '宁德时代', kinds: ['Company'] },
    },
    threshold: 90,
    limit: 1,
  });
  const { results } = response.json();
  expect(results['1'].candidates).toMatchObject([
    { id: 'agency:mof', match: true, features: { name_without_country: true } },
  ]);
  expect(results['2'].candidates).toMatchObject([{ id: 'company:catl', score: 100 }]);
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [at, { name: 'x' }]));
  expect((await post({ queries: many })).statusCode).toBe(413);
  expect((await post({ queries: { a: { name: 'x', kind: 'Agency' } } })).statusCode).toBe(400);
});
