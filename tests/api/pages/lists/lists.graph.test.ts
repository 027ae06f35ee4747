import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { countFacets } from '../../../../src/api/pages/lists/facets.js';
import { documentOf } from '../../../../src/api/pages/lists/same.js';
import { conditionOf, filtersOf } from '../../../../src/api/rest/entity/filters.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { kindNamed, kinds } from '../../../../src/ontology/index.js';
import { ask } from '../../../helpers/ask.js';
import { briefGraph } from '../../../helpers/graph.js';
import { get } from '../../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const address = (href: string) => href.replaceAll('&amp;', '&');

/** The page of a list, read as a browser would show it. */
async function page(url: string, headers: Readonly<Record<string, string>> = {}) {
  const { status, body, type } = await get(app, url, headers);
  const rows = [...body.matchAll(/<th scope="row"[^>]*><a href="\/entities\/([^"?]*)/g)];
  const values = [
    ...body.matchAll(
      /<li(?: class="chosen")?><a href="([^"]*)" data-list="facet-[^"]*">(.*?)<\/a>.*?<span class="number quiet">([\d,]+)<\/span>/g,
    ),
  ];
  return {
    status,
    type,
    body,
    ids: rows.map(([, id]) => decodeURIComponent(id ?? '')),
    total: numberIn(body.match(/id="list-count">(.*?)<\/b>/)?.[1]),
    next: address(body.match(/<a [^>]*href="([^"]*)"[^>]*rel="next"/)?.[1] ?? ''),
    values: values.map(([, href = '', label = '', count = '']) => ({
      ...{ href: address(href), label: plain(label), count: numberIn(count) },
    })),
    chips: [...body.matchAll(/<b dir="auto">(.*?)<\/b>/g)].map(([, text = '']) => plain(text)),
  };
}

const numberIn = (text = '') => Number(text.replaceAll(',', '').match(/\d+/)?.[0]);

const filters: Readonly<Record<string, readonly string[]>> = {
  policies: [
    ...['q=plan', 'type=LAW,NOTICE', 'status=DRAFT', 'issuedFrom=2021-08', 'issuedKnown=false'],
    ...['issuedBy=MIIT', 'regulates=sector:logistics', 'affects=sector:ev-makers'],
    ...['affectingSector=EV makers', 'asOf=2021-09-07', 'sort=day', 'sort=issuedOn', 'order=desc'],
    'issuedOrPutForwardBy=agency:miit',
  ],
  events: [
    ...['type=ACQUISITION', 'status=ACTUAL', 'dateFrom=2021-08', 'sort=day', 'order=desc'],
    ...['amountCurrency=USD', 'parties=Xiaomi', 'dateTo=2021-08-25'],
  ],
  companies: ['q=a', 'type=COMPANY', 'operatesIn=sector:manufacturing', 'order=desc'],
};
const someSearch = fc.constantFrom(...Object.keys(filters)).chain((plural) =>
  fc.record({
    plural: fc.constant(plural),
    query: fc
      .subarray([...(filters[plural] ?? [])], { maxLength: 3 })
      .map((chosen) =>
        chosen
          .filter(
            (one, at) => chosen.findIndex((o) => o.split('=')[0] === one.split('=')[0]) === at,
          )
          .join('&'),
      ),
  }),
);

test('a page gives the rows of REST in the same order, with the same number of all, for the same parameters', async () => {
  await fc.assert(
    fc.asyncProperty(someSearch, async ({ plural, query }) => {
      const shown = await page(`/${plural}?${query}`);
      const rest = await get(app, `/v1/${plural}?${query}&first=50&totalCount=true&include=none`);
      expect([query, shown.status, rest.status]).toEqual([query, 200, 200]);
      expect(shown.ids).toEqual(rest.json.items.map(({ id }: { id: string }) => id));
      expect(shown.total).toBe(rest.json.totalCount);
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('the counts of a facet of single values, with those not known, add up to the list without its own filter', async () => {
  await fc.assert(
    fc.asyncProperty(someSearch, async ({ plural, query }) => {
      const { name } = kinds.find((one) => one.plural === plural) ?? kindNamed('Policy');
      const given = new URLSearchParams(query);
      const parsed = Object.fromEntries(
        filtersOf(name).flatMap((filter) => {
          const value = given.get(filter.name);
          return value === null ? [] : [[filter.name, filter.schema.parse(value)]];
        }),
      );
      const asOf = given.get('asOf') ?? undefined;
      for (const facet of await countFacets(graph, name, { ...parsed, asOf })) {
        const { counted, dimension, filter, days } = facet;
        if (typeof counted === 'string') throw new Error(`${dimension.name}: ${counted}`);
        const own = [filter, days?.from, days?.to, days?.known];
        for (const one of own) if (one) given.delete(one);
        const total = await page(`/${plural}?${given}`);
        expect([dimension.name, counted.total]).toEqual([dimension.name, total.total]);
        const sum = counted.groups.reduce((all, { count }) => all + count, 0);
        const [{ unknown = 0, lessExact = 0, several = 0 } = {}] = counted.dimensions;
        if (several === 0) expect(sum + unknown + lessExact).toBe(counted.total);
        else expect(sum + unknown + lessExact).toBeGreaterThan(counted.total);
        for (const [key, value] of new URLSearchParams(query)) given.set(key, value);
      }
    }),
    { numRuns: 4 },
  );
}, 240_000);

describe.each(kinds.map(({ plural }) => plural))('/%s', (plural) => {
  test('each value of a facet leads to as many rows as it says, and back', async () => {
    const all = await page(`/${plural}`);
    expect(all.status).toBe(200);
    // The first value and the last of what is shown.
    const tried =
      all.values.length > 4 ? [...all.values.slice(0, 3), ...all.values.slice(-1)] : all.values;
    for (const { href, label, count } of tried) {
      const chosen = await page(href);
      expect([label, chosen.total]).toEqual([label, count]);
    }
  }, 120_000);
});

test('a facet that is chosen has a link that removes it, and a chip by name in the language of the page', async () => {
  const zh = await page('/policies?issuedBy=MIIT&type=NOTICE&lang=zh');
  expect(zh.chips).toEqual(['通知', '工业和信息化部']);
  const chosen = zh.body.match(/<li class="chosen"><a href="([^"]*)"/)?.[1] ?? '';
  expect(address(chosen)).toBe('/policies?type=NOTICE&lang=zh');
});

test('a year that is chosen shows its months, and its chip is one', async () => {
  const { values, chips, total } = await page('/policies?issuedFrom=2021&issuedTo=2021');
  expect(chips).toEqual(['2021']);
  const months = values.filter(({ href }) => /issuedFrom=2021-\d\d/.test(href));
  expect(months.length).toBeGreaterThan(0);
  expect(total).toBeGreaterThanOrEqual(months.reduce((sum, { count }) => sum + count, 0));
});

test('pages by cursor give every row once', async () => {
  const seen: string[] = [];
  let at = '/companies?first=30&type=COMPANY';
  const { total } = await page(at);
  for (let turns = 0; at && turns < 20; turns += 1) {
    const { ids, next } = await page(at);
    seen.push(...ids);
    at = next;
  }
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
}, 60_000);

test('the switch of language keeps the search', async () => {
  const { body } = await page('/policies?q=plan&type=ACTION_PLAN&sort=day');
  const links = [...body.matchAll(/<a lang="zh-CN" href="([^"]*)"/g)].map(([, one = '']) =>
    address(one),
  );
  expect(links).toContain('/policies?q=plan&type=ACTION_PLAN&sort=day&lang=zh');
});

test('empty fields of the form are left out of the address', async () => {
  const { status, headers } = await get(app, '/events?q=&type=REVIEW&asOf=&sort=&sortCurrency=USD');
  expect([status, headers.location]).toEqual([303, '/events?type=REVIEW']);
});

test.each([
  ['/policies?type=%3Cscript%3Ealert(1)%3C/script%3E', 400],
  ['/policies?issuedBy=%3Cscript%3Ealert(1)%3C/script%3E', 400],
  ['/policies?first=9999', 400],
  ['/policies?typ=LAW', 400],
  ['/policies?include=issuedBy', 400],
  ['/policies?cursor=x', 400],
  ['/policies?asOf=2021-02-30', 400],
  ['/policies?undated=ONLY', 400],
  ['/policies?q=a&q=b', 400],
  ['/events?sort=amount', 400],
  ['/events?amountFrom=1', 400],
  [`/policies?name=${'a'.repeat(501)}`, 400],
  [`/policies?issuedBy=${encodeURIComponent('\u202e"><b>')}`, 400],
])('%s is refused by a page', async (url, status) => {
  const answer = await page(url);
  expect(answer.type).toContain('text/html');
  expect([answer.status, answer.body.includes('<script>alert')]).toEqual([status, false]);
  expect(answer.body).not.toContain('"><b>');
});

test('a hostile text of a search is shown as text', async () => {
  const text = '"><script>alert(1)</script>';
  const { status, body, chips } = await page(`/policies?q=${encodeURIComponent(text)}`);
  expect([status, body.includes('<script>alert')]).toEqual([200, false]);
  expect(chips).toEqual([text]);
});

test('the document of GraphQL asks for the same rows', async () => {
  const kind = kindNamed('Policy');
  const query = {
    q: 'plan',
    issuedBy: ['MIIT'],
    sort: 'day',
    order: 'desc',
    asOf: '2021-09-07',
    undated: 'INCLUDE',
  };
  const where = conditionOf('Policy', query);
  const { document, variables } = documentOf(kind, query, where, { first: 50, after: null });
  const { data, errors } = await ask(app, document, variables);
  expect(errors).toEqual([]);
  const { ids, total } = await page(
    '/policies?q=plan&issuedBy=MIIT&sort=day&order=desc&asOf=2021-09-07&undated=INCLUDE',
  );
  expect(data.policies.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids);
  expect(data.policies.totalCount).toBe(total);
});

test('XLSX has the columns and rows of the CSV, with numbers as numbers', async () => {
  const url = '/v1/events?include=parties&';
  const json = (await get(app, `${url}first=200`)).json.items as Record<string, unknown>[];
  const csv = (await get(app, `${url}format=csv`)).body;
  const { headers, rawPayload } = await app.inject({ url: `${url}format=xlsx` });
  expect(headers['x-complete']).toBe('true');
  expect(headers['content-disposition']).toBe('inline; filename="events.xlsx"');
  const [sheet] = await readExcelFile(rawPayload);
  const [names = [], ...rows] = sheet?.data ?? [];
  expect(names.join(',')).toBe(csv.split('\r\n')[0]);
  expect(rows.map((row) => row[names.indexOf('id')])).toEqual(json.map(({ id }) => id));
  const at = names.indexOf('amounts_value');
  expect(
    rows.map((row) => row[at]).filter((one) => typeof one === 'number').length,
  ).toBeGreaterThan(0);
});
