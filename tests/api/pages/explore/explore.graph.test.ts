import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import type { ExplorerData } from '../../../../src/api/pages/explore/data.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';

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

async function open(query: string) {
  const { statusCode, body } = await app.inject(`/explore${query}`);
  return { status: statusCode, html: body.replace(/data-explorer="[^"]*"/, ''), body };
}

/** The data that the page gives its script. */
function dataIn(body: string): ExplorerData {
  const [, text = ''] = /data-explorer="([^"]*)"/.exec(body) ?? [];
  const plain = text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  return JSON.parse(plain) as ExplorerData;
}

const idsIn = (body: string) => dataIn(body).picture.nodes.map(({ id }) => id);

test('without script, the neighbourhood is a table whose links expand by relation, with exact counts', async () => {
  const { status, html, body } = await open('?of=MIIT');
  expect(status).toBe(200);
  const { nodes } = dataIn(body).picture;
  expect(nodes[0]?.id).toBe('agency:miit');
  const policy = nodes.find(({ kind, open: some }) => kind === 'Policy' && some.length > 0);
  const [group] = policy?.open ?? [];
  const token = encodeURIComponent(
    `${policy?.id}~${group?.relation}~${group?.direction}`,
  ).replaceAll('~', '%7E');
  const link = `/explore?of=MIIT&amp;expand=${token}`;
  expect(html).toContain(`<a href="${link}">${group?.label} ${group?.count}</a>`);
  const expanded = await open(link.slice('/explore'.length).replaceAll('&amp;', '&'));
  const shown = dataIn(expanded.body).picture;
  const same = shown.nodes.find(({ id }) => id === policy?.id);
  expect(shown.nodes.length).toBe(nodes.length + (group?.count ?? 0));
  expect(same?.open.filter(({ relation }) => relation === group?.relation)).toEqual(
    policy?.open.filter(
      ({ relation, direction }) => relation === group?.relation && direction !== group?.direction,
    ),
  );
});

test('what is hidden is not in the table, and stays in the numbers of further relations', async () => {
  const whole = await open('?of=NIO');
  const [, other] = idsIn(whole.body);
  const { html } = await open(`?of=NIO&hide=${other}`);
  expect(whole.html).toContain(`href="/entities/${encodeURIComponent(other ?? '')}"`);
  expect(html.split('Relations</h2>')[0]).not.toContain(
    `href="/entities/${encodeURIComponent(other ?? '')}"`,
  );
});

test('paths stand as sentences with their sources', async () => {
  const { html, body } = await open('?from=CAC&to=ByteDance');
  expect(idsIn(body)).toEqual(expect.arrayContaining(['agency:cac', 'company:bytedance']));
  expect(html).toContain('Cyberspace Administration of China controls');
  expect(html).toMatch(/<ol><li>.*href="\/entities\/source%3A/);
});

test('the answer of a question lies on the canvas with its issuers and reasons', async () => {
  const { body } = await open(`?policies=${encodeURIComponent('sector=EV makers&issuedBy=MIIT')}`);
  const { nodes, ties } = dataIn(body).picture;
  const kinds = new Set(nodes.map(({ kind }) => kind));
  expect(nodes.map(({ id }) => id)).toContain('agency:miit');
  expect([...kinds]).toEqual(expect.arrayContaining(['Policy', 'Agency', 'Sector']));
  expect(ties.length).toBeGreaterThan(0);
});

test('a day keeps what held and what is not dated, and says how many did not hold', async () => {
  const { html, body } = await open('?of=NIO&from=CAC&to=ByteDance&asOf=2020-01-01');
  const { ties, held } = dataIn(body).picture;
  const left = new Set([...(held?.known ?? []), ...(held?.undated ?? [])]);
  const out = ties.filter(({ id }) => !left.has(id)).length;
  expect(out).toBeGreaterThan(0);
  expect(held?.undated.length).toBeGreaterThan(0);
  expect(html).toContain(`${out} relations did not hold on 2020-01-01, or no longer.`);
  expect(html).toContain('not dated');
});

test.each([
  ['?of=Nosuchthing', /Nosuchthing/],
  ['?of=MIIT&expend=x', /Did you mean expand/],
  ['?of=MIIT&asOf=2021', /asOf/],
  ['?policies=colour%3Dred', /policies/],
  [`?${'of=a&'.repeat(11)}`, /of/],
  ['?expand=miit', /id~RELATION/],
  ['?kinds=Dragon', /kinds/],
])('%s is refused with a page that says why', async (query, said) => {
  const { status, html } = await open(query);
  expect(status).toBe(400);
  expect(html).toMatch(said);
});

test('the page is in Chinese where it is asked for so, also for its script', async () => {
  const { html, body } = await open('?of=MIIT&lang=zh');
  expect(html).toContain('图谱探索');
  const data = dataIn(body);
  expect(data.texts['explore.undo'].text).toBe('撤销');
  expect(data.picture.nodes[0]?.name).toBe('工业和信息化部');
});
