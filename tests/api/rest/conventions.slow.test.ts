import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load, unload } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { datasetOf } from '../../helpers/datasets.js';
import { briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';
import { watched } from '../../helpers/watched.js';

let graph: Graph;
let app: FastifyInstance;
let statements: string[] = [];
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph: watched(graph, (statement) => statements.push(statement)) });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const ids = ({ json }: { json: { items: { id: string }[] } }) => json.items.map(({ id }) => id);
const lean = 'include=none';

describe('The format', () => {
  test.each([
    ['?format=csv', 'application/json', 'text/csv; charset=utf-8; header=present'],
    ['', 'text/csv', 'text/csv; charset=utf-8; header=present'],
    ['', 'application/json;q=0.1, application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
    ['', 'text/html, */*;q=0.1', 'application/json; charset=utf-8'],
    ['', 'application/json;q=0, text/*', 'text/csv; charset=utf-8; header=present'],
    ['', 'text/csv; charset=utf-8', 'text/csv; charset=utf-8; header=present'],
    ['', 'application/json;q=0, */*', 'text/csv; charset=utf-8; header=present'],
    ['?format=json', 'text/csv', 'application/json; charset=utf-8'],
    ['?format=', '*/*', 'application/json; charset=utf-8'],
  ])('of %s with Accept: %s is %s', async (query, accept, type) => {
    const answer = await get(app, `/v1/data-sets${query}`, { accept });
    expect([answer.status, answer.type, answer.headers.vary]).toEqual([
      200,
      type,
      'Accept, Accept-Encoding',
    ]);
  });

  test('that nothing fits is refused with those that there are', async () => {
    const answer = await get(app, '/v1/data-sets', { accept: 'image/png' });
    expect([answer.status, answer.json.code]).toEqual([406, 'NOT_ACCEPTABLE']);
    expect(answer.json.allowed).toEqual([
      ...['application/json', 'text/csv', 'application/x-ndjson'],
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect((await get(app, '/v1/ontology', { accept: 'text/csv' })).status).toBe(406);
  });
});

describe('A table', () => {
  test('has lines that end with CRLF, one header row, dates, and ids and names of what is related', async () => {
    const { body } = await get(app, '/v1/policies?format=csv&issuedBy=MOF');
    expect(body.replaceAll('\r\n', '')).not.toContain('\n');
    const [first] = parse(body, { columns: true }) as Record<string, string>[];
    expect(first).toMatchObject({
      id: 'policy:procurement-local-content-guidelines',
      issuedOn: '2021-05-14',
      issuedBy_ids: 'agency:miit;agency:mof',
      issuedBy_names: 'Ministry of Industry and Information Technology;Ministry of Finance',
      issuedBy_role: 'JOINT;JOINT',
      regulates_ids: 'sector:high-tech-goods;sector:medical-devices',
      relatedComplete: 'true',
    });
  });

  test('has the same columns whatever its rows, and none for relations that are not included', async () => {
    const header = async (url: string) => (await get(app, url)).body.split('\r\n')[0];
    const all = await header('/v1/policies?format=csv');
    expect(await header('/v1/policies?format=csv&status=ENDED')).toBe(all);
    const few = await header('/v1/policies?format=csv&include=issuedBy');
    expect(few).toMatch(
      /,issuedBy_ids,issuedBy_names,issuedBy_status,issuedBy_role,relatedComplete$/,
    );
  });

  test('holds all rows when no page is asked for, and says so', async () => {
    const answer = await get(app, `/v1/sources?format=csv&${lean}`);
    expect(parse(answer.body, { columns: true })).toHaveLength(84);
    expect(answer.headers['x-complete']).toBe('true');
    expect(answer.headers.link).toBe('</v1/data-sets>; rel="describedby"');
    const page = await get(app, `/v1/sources?format=csv&first=10&${lean}`);
    expect(parse(page.body, { columns: true })).toHaveLength(10);
    expect(page.headers['x-complete']).toBe('false');
    expect(page.headers.link).toMatch(/^<\/v1\/sources\?.*cursor=.*>; rel="next", /);
  });

  test('begins with a byte order mark when Excel is to read it', async () => {
    const plain = await get(app, '/v1/data-sets?format=csv');
    const marked = await get(app, '/v1/data-sets?format=csv&bom=1');
    expect(marked.body).toBe(`\ufeff${plain.body}`);
  });

  test('as NDJSON has the items of the JSON, one a line', async () => {
    const { body } = await get(app, `/v1/agencies?format=ndjson&${lean}`);
    const { json } = await get(app, `/v1/agencies?first=200&${lean}`);
    const lines = body.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(json.items);
  });
});

describe('A data set that is loaded beside the first', () => {
  const name = 'small';
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '"quoted", comma; semicolon'];
  const companies = evil.map(
    (text, at) =>
      `- {id: "company:evil-${at}", name: ${JSON.stringify(text)}, type: COMPANY, sources: ["source:small"]}`,
  );
  const files = {
    'sources/a.yaml':
      'id: source:small\nname: S\ntype: ARTICLE\npublisher: A\nsources: [source:small]\n',
    'companies/evil.yaml': companies.join('\n'),
  };

  test('changes the ETag, and its names are no formulas in a table', async () => {
    const before = await get(app, `/v1/companies?${lean}`);
    await load(graph, await datasetOf(files));
    try {
      const after = await get(app, `/v1/companies?${lean}`);
      expect(after.headers.etag).not.toBe(before.headers.etag);
      const known = { 'if-none-match': String(before.headers.etag) };
      expect((await get(app, `/v1/companies?${lean}`, known)).status).toBe(200);
      const { body } = await get(app, `/v1/companies?format=csv&sort=id&${lean}`);
      const rows = parse(body, { columns: true }) as { id: string; name: string }[];
      const names = rows.filter(({ id }) => id.startsWith('company:evil-')).map((row) => row.name);
      expect(names).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", '"quoted", comma; semicolon']);
    } finally {
      await unload(graph, name);
    }
  });
});

describe('An answer that is known', () => {
  test('is 304, and the graph is asked for nothing but its version', async () => {
    const url = `/v1/policies?issuedBy=MIIT&${lean}`;
    statements = [];
    const first = await get(app, url);
    expect(first.headers['cache-control']).toBe('public, no-cache');
    expect(statements).not.toEqual([]);
    statements = [];
    const again = await get(app, url, {
      'if-none-match': `W/"x", ${first.headers.etag}`,
    });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(statements).toEqual([]);
  });

  test('of one request is not that of another, nor of another format', async () => {
    const tags = await Promise.all(
      ['', '?format=csv', '?format=csv&bom=1'].map(
        async (query) => (await get(app, `/v1/data-sets${query}`)).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });

  test('has no mark when it is an error', async () => {
    const { headers } = await get(app, '/v1/policies/nobody');
    expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
  });
});

describe('Pages', () => {
  test.each(['', '&sort=issuedOn', '&sort=issuedOn&order=desc'])(
    'follow one another without gap or repeat%s',
    async (order) => {
      const all = ids(await get(app, `/v1/policies?first=200&${lean}${order}`));
      const walked: string[] = [];
      let url: string | undefined = `/v1/policies?limit=4&${lean}${order}`;
      while (url) {
        const page = await get(app, url);
        walked.push(...ids(page));
        const next = /<(.+)>; rel="next"/.exec(String(page.headers.link))?.[1];
        expect(page.json.nextCursor === null).toBe(next === undefined);
        url = next;
      }
      expect(all).toHaveLength(24);
      expect(walked).toEqual(all);
    },
  );

  test('begin at the start with an empty cursor, and are counted when asked', async () => {
    const { json } = await get(app, `/v1/policies?cursor=&first=1&totalCount=true&${lean}`);
    expect([json.items.length, json.totalCount, json.complete]).toEqual([1, 24, true]);
    expect((await get(app, `/v1/policies?first=1&${lean}`)).json).not.toHaveProperty('totalCount');
  });
});

describe('Parameters', () => {
  test('that are empty are no filter', async () => {
    const all = ids(await get(app, `/v1/policies?${lean}`));
    const empty = 'q=&name=&type=&issuedFrom=&issuedTo=&issuedBy=&asOf=&undated=&sort=&first=&bom=';
    expect(ids(await get(app, `/v1/policies?${lean}&${empty}&issuedBy=,`))).toEqual(all);
  });

  test('take lists repeated, with commas, or both; quotes keep a comma', async () => {
    const some = async (query: string) => ids(await get(app, `/v1/companies?${lean}&${query}`));
    const three = await some('name=CATL&name=Huawei&name=NIO');
    expect(three).toHaveLength(3);
    expect(await some('name=CATL,Huawei,NIO')).toEqual(three);
    expect(await some('name=CATL,Huawei&name=NIO')).toEqual(three);
    const long = encodeURIComponent('"Contemporary Amperex Technology Co., Limited", NIO');
    expect(await some(`name=${long}`)).toEqual(['company:catl', 'company:nio'].sort());
  });

  test.each([
    ['2021-08-27', '2021-08-27'],
    ['2021-08-26T16:00:00Z', '2021-08-27T15:59:59.999Z'],
    ['2021-08-27T00:00:00%2B08:00', '2021-08-27T00:00:00'],
    ['1629993600000', '1630079999999'],
  ])('take dates and instants, which stand for their day in China: %s to %s', async (from, to) => {
    const answer = await get(app, `/v1/policies?issuedFrom=${from}&issuedTo=${to}&sort=id&${lean}`);
    expect(ids(answer)).toEqual(['policy:employment-plan', 'policy:nev-battery-reuse-rules']);
  });

  test.each([
    ['/v1/policies?isuedBy=MIIT', 'isuedBy', 'Did you mean issuedBy?'],
    ['/v1/policies?first=x', 'first', '"x" is not allowed; expected is a number, once.'],
    ['/v1/policies?first=201', 'first', '"201" is not allowed; allowed is at most 200.'],
    ['/v1/policies?first=1&limit=2', 'limit', 'say the same thing and differ'],
    ['/v1/policies?type=LAWS', 'type.0', 'allowed is one of LAW, REGULATION'],
    ['/v1/policies?issuedFrom=August', 'issuedFrom', '"August" is not allowed; a date is written'],
    ['/v1/policies?asOf=2021-02-30', 'asOf', 'is not a full date'],
    ['/v1/policies?undated=ONLY', 'undated', 'applies only with a day'],
    ['/v1/policies?cursor=abc', 'cursor', 'is not a cursor of this service'],
    ['/v1/policies?issuedBy=MIITT', 'issuedBy', 'Did you mean Ministry of Industry'],
    ['/v1/policies-affecting?issuedBy=MIIT', 'sector', 'neither sector nor company'],
    ['/v1/counts/policies', 'by', 'is missing'],
    ['/v1/counts/policies?by=TYPE&period=YEAR', 'by', 'TYPE takes no period'],
    ['/v1/search', 'q', 'is missing'],
    ['/v1/series/policies-in-force?from=2022&to=2021', 'from', 'Swap the two'],
  ])('that are wrong are told: %s', async (url, path, message) => {
    statements = [];
    const { status, type, json } = await get(app, url);
    expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(json).toMatchObject({ type: 'about:blank', status: 400, instance: url.split('?')[0] });
    expect(json.detail).toContain(message);
    expect(json.errors.map((one: { path: string }) => one.path)).toEqual([path]);
    // The graph is asked for nothing but a name that is given.
    expect(statements.length > 0).toBe(url.includes('issuedBy='));
  });
});

describe('An address', () => {
  test('of nobody is 404 with candidates, by whatever name', async () => {
    const { status, json } = await get(app, '/v1/agencies/MIITT');
    expect([status, json.code]).toEqual([404, 'UNKNOWN_NAME']);
    expect(json.candidates).toContainEqual(expect.objectContaining({ id: 'agency:miit' }));
    expect((await get(app, '/v1/policies/agency:miit')).status).toBe(404);
    expect((await get(app, '/v1/nowhere')).json.code).toBe('NOT_FOUND');
  });

  test.each([
    [`/v1/policies/${'x'.repeat(2_000)}`, 414],
    ['/v1/policies/%E0%A4%A', 400],
  ])('that the router cannot take is a problem too', async (url, status) => {
    const answer = await get(app, url);
    expect([answer.status, answer.type]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json).toMatchObject({ status, code: 'BAD_USER_INPUT', errors: [] });
  });

  test('takes the methods that it has alone', async () => {
    const response = await app.inject({ method: 'DELETE', url: '/v1/policies' });
    expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(response.json().code).toBe('METHOD_NOT_ALLOWED');
  });

  test('may be asked by pages of elsewhere, which can read its mark and its next page', async () => {
    const { headers } = await get(app, '/v1/data-sets', { origin: 'https://example.org' });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(String(headers['access-control-expose-headers'])).toMatch(/ETag, Link/);
  });

  test('of the description loads nothing from elsewhere', async () => {
    const page = await get(app, '/docs/');
    expect([page.status, page.body.match(/https?:\/\//g)]).toEqual([200, null]);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:/);
  });
});
