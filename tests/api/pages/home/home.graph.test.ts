import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 10_000_000 });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function open(address: string, headers: Readonly<Record<string, string>> = {}) {
  const { statusCode, body, headers: sent } = await app.inject({ url: address, headers });
  return { status: statusCode, body, headers: sent };
}

/** The text of a page without its tags, on one line. */
function textOf(body: string): string {
  const text = body.replace(/^[\s\S]*<main[^>]*>/, '').replace(/<[^>]+>/g, '');
  return text
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

function linksIn(body: string): string[] {
  return [...body.matchAll(/href="([^"]*)"/g)].map(
    ([, href]) => href?.replaceAll('&amp;', '&') ?? '',
  );
}

describe('The home page', () => {
  it('says how many of each kind are loaded, and leads to their lists', async () => {
    const { body, status } = await open('/');
    expect(status).toBe(200);
    const counted = await app.inject({ url: '/v1/policies?totalCount=true&first=1&include=none' });
    expect(textOf(body)).toContain(`Policies ${counted.json().totalCount}`);
    expect(linksIn(body)).toEqual(expect.arrayContaining(['/policies', '/provisions', '/sources']));
  });

  it('lists the latest policies, the newest first', async () => {
    const { body } = await open('/');
    const url = '/v1/policies?sort=issuedOn&order=desc&first=8&include=none';
    const newest = (await app.inject({ url })).json().items as { name: string }[];
    const text = textOf(body);
    const places = newest.map(({ name }) => text.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('names data sets with their days and their gaps', async () => {
    const text = textOf((await open('/')).body);
    expect(text).toContain(
      'MERICS China Industries, 7 September 2021 covers 2021-08-02 – 2021-08-30',
    );
    expect(text).toContain('The brief names three of the eight sectors');
  });

  it('leads to Neo4j Browser only if its address is known', async () => {
    expect(linksIn((await open('/')).body)).not.toContain('/browser');
    const other = await buildApp({ graph, browserUrl: 'http://localhost:7474/browser/' });
    const { body } = await other.inject({ url: '/' });
    expect(linksIn(body)).toContain('/browser');
    await other.close();
  });

  it('is in the language of the browser, and keeps the one that the address names', async () => {
    const { body } = await open('/', { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect(body).toContain('<html lang="zh-CN">');
    expect(textOf(body)).toContain('最新发布的政策');
    const named = await open('/?lang=zh');
    expect(linksIn(named.body)).toContain('/policies?lang=zh');
    expect(named.body).toContain('<input type="hidden" name="lang" value="zh"/>');
  });

  it('refuses a parameter that it does not have', async () => {
    const { status, body } = await open('/?agensy=MIIT');
    expect(status).toBe(400);
    expect(body).toContain('Did you mean agency?');
  });
});

describe('The answer about an agency and a sector', () => {
  const address = '/?agency=MIIT&affects=EV%20makers';

  it('has the policies of the API with their number', async () => {
    const { body, status } = await open(address);
    expect(status).toBe(200);
    const url =
      '/v1/policies-affecting?issuedBy=MIIT&sector=EV%20makers&totalCount=true&sort=day&order=desc';
    const { totalCount, items } = (await app.inject({ url })).json();
    const text = textOf(body);
    expect(totalCount).toBeGreaterThan(1);
    expect(text).toContain(
      `${totalCount} policies of Ministry of Industry and Information Technology affect EV makers`,
    );
    const places = (items as { name: string }[]).map(({ name }) => body.indexOf(`>${name}</a>`));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says why, each sentence with its source', async () => {
    const text = textOf((await open(address)).body);
    expect(text).toContain('NEV makers is part of Car makers');
    expect(text).toContain('Ministry of Industry and Information Technology issued');
    const { body } = await open(address);
    const sentences = body.match(/<ol class="chain">[\s\S]*?<\/ol>/g) ?? [];
    expect(sentences.length).toBeGreaterThan(2);
    for (const one of sentences)
      expect(one.match(/<li><span/g)?.length).toBe(
        one.match(/<ul class="plain sources"><li>/g)?.length,
      );
  });

  it('takes names in Chinese, and says it in Chinese', async () => {
    const { body } = await open(
      `/?agency=${encodeURIComponent('工信部')}&affects=${encodeURIComponent('电动汽车制造商')}&lang=zh`,
    );
    expect(textOf(body)).toMatch(/工业和信息化部有 \d 项政策影响电动汽车制造商/);
  });

  it('leads to the same answer in REST, as CSV and in GraphiQL', async () => {
    const links = linksIn((await open(address)).body);
    const rest =
      links.find((one) => one.startsWith('/v1/policies-affecting') && !one.includes('csv')) ?? '';
    const csv = links.find((one) => one.includes('format=csv')) ?? '';
    const graphiql = links.find((one) => one.startsWith('/graphiql?')) ?? '';
    const { totalCount, items } = (await app.inject({ url: rest })).json();
    expect(items).toHaveLength(totalCount);
    const table = await app.inject({ url: csv });
    expect(table.headers['content-type']).toContain('text/csv');
    for (const { id } of items) expect(table.body).toContain(id);
    const asked = new URLSearchParams(graphiql.split('?')[1]);
    const query = asked.get('query') ?? '';
    const variables = JSON.parse(asked.get('variables') ?? '');
    const answered = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables },
    });
    expect(answered.json().errors).toBeUndefined();
    expect(answered.json().data.policies.totalCount).toBe(totalCount);
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    const edges = answered.json().data.policies.edges as { node: { id: string } }[];
    expect(ids(edges.map(({ node }) => node))).toEqual(ids(items));
  });
});

describe('The answer about a company', () => {
  it('counts its sectors and owners, as exposure does', async () => {
    const { body } = await open('/?affects=NIO');
    const found = (await app.inject({ url: '/v1/exposure?of=NIO&totalCount=true' })).json();
    expect(found.totalCount).toBeGreaterThan(2);
    const text = textOf(body);
    expect(text).toContain(`${found.totalCount} policies affect NIO`);
    expect(text).toContain('NIO works in EV makers');
  });

  it('is restricted to an agency, in all forms', async () => {
    const { body } = await open('/?affects=NIO&agency=MIIT');
    const links = linksIn(body);
    const rest = links.find((one) => one.startsWith('/v1/exposure') && !one.includes('csv')) ?? '';
    const { totalCount, items } = (await app.inject({ url: rest })).json();
    const all = (await app.inject({ url: '/v1/exposure?of=NIO&totalCount=true' })).json();
    expect(totalCount).toBeGreaterThan(0);
    expect(totalCount).toBeLessThan(all.totalCount);
    for (const { name } of items) expect(textOf(body)).toContain(name);
    const asked = new URLSearchParams(
      links.find((one) => one.startsWith('/graphiql?'))?.split('?')[1],
    );
    const payload = {
      query: asked.get('query'),
      variables: JSON.parse(asked.get('variables') ?? ''),
    };
    const answered = await app.inject({ method: 'POST', url: '/graphql', payload });
    expect(answered.json().errors).toBeUndefined();
    expect(answered.json().data.exposure.totalCount).toBe(totalCount);
  });
});

describe('A question that names one thing alone, or nothing that is known', () => {
  it('of an agency lists its policies', async () => {
    const { body } = await open('/?agency=MIIT');
    const { totalCount } = (
      await app.inject({ url: '/v1/policies?issuedBy=MIIT&totalCount=true' })
    ).json();
    expect(textOf(body)).toContain(
      `${totalCount} policies of Ministry of Industry and Information Technology`,
    );
  });

  it('without policies does not say that there are none', async () => {
    const { body, status } = await open('/?agency=MIIT&affects=Wind%20turbines');
    expect(status).toBe(200);
    expect(textOf(body)).toContain('This does not mean that there is no such policy.');
  });

  it('offers names that were perhaps meant, which ask the same of them', async () => {
    const { body, status } = await open('/?agency=Ministri%20of%20Industri&affects=NIO');
    expect(status).toBe(400);
    expect(textOf(body)).toContain('No name here is “Ministri of Industri”. Did you mean:');
    expect(linksIn(body)).toContain('/?affects=NIO&agency=agency%3Amiit#answer');
    expect(body).toContain('aria-describedby="agency-problem"');
  });

  it('is a page about the error for a name that is too long', async () => {
    const { status, body } = await open(`/?agency=${'x'.repeat(600)}`);
    expect(status).toBe(400);
    expect(body).toContain('<h1>');
  });
});

describe('The page of hits', () => {
  it('marks what matched, and says how', async () => {
    const { body, status } = await open('/search?q=gongxin');
    expect(status).toBe(200);
    expect(body).toContain('<mark>工信</mark>');
    expect(textOf(body)).toContain('begins with it, by its pinyin');
  });

  it('gives the number of hits, restricts them to kinds, and leads from page to page', async () => {
    const { body } = await open('/search?q=China');
    const all = (await app.inject({ url: '/v1/search?q=China' })).json();
    expect(all.totalCount).toBeGreaterThan(20);
    expect(textOf(body)).toContain(`${all.totalCount} hits`);
    const few = await open('/search?q=China&kind=AGENCY');
    const agencies = (await app.inject({ url: '/v1/search?q=China&kind=AGENCY' })).json();
    expect(textOf(few.body)).toContain(`${agencies.totalCount} hit`);
    const next = linksIn(body).find((one) => one.includes('cursor=')) ?? '';
    const second = await open(next);
    const names = (page: string) =>
      [...page.matchAll(/<a href="(\/entities\/[^"]+)"/g)].map(([, id]) => id);
    expect(second.status).toBe(200);
    expect(names(second.body).length).toBeGreaterThan(0);
    expect(names(second.body).filter((id) => names(body).includes(id))).toEqual([]);
  });

  it('shows the text of a mention around what matched', async () => {
    const { body } = await open('/search?q=cascade&kind=PROVISION,SOURCE,POLICY');
    expect(body).toMatch(/<mark>/);
  });

  it('says that nothing was found, and leads no exact hit away', async () => {
    const none = await open('/search?q=xqzwvv');
    expect(none.status).toBe(200);
    expect(textOf(none.body)).toContain('Nothing was found for “xqzwvv”.');
    expect((await open('/search?q=NIO')).status).toBe(200);
  });

  it('keeps the text in the box of the header, as text', async () => {
    const text = `"><script>alert(1)</script>`;
    const { body } = await open(`/search?q=${encodeURIComponent(text)}`);
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
  });

  it('asks for a text where none is given', async () => {
    const { body, status } = await open('/search');
    expect(status).toBe(200);
    expect(textOf(body)).toContain('Search finds names in English, Chinese or pinyin');
  });
});

describe('Pages', () => {
  it('are answered from memory, by language, and compressed', async () => {
    const first = await open('/', { 'accept-encoding': 'gzip' });
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(first.headers.vary).toContain('Accept-Language');
    const again = await open('/', { 'if-none-match': String(first.headers.etag) });
    expect(again.status).toBe(304);
    const other = await open('/', {
      'if-none-match': String(first.headers.etag),
      'accept-language': 'zh',
    });
    expect(other.status).toBe(200);
  });

  it('load scripts and style that never change, compressed once', async () => {
    const { body } = await open('/');
    const assets = [...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets).toHaveLength(2);
    for (const asset of assets) {
      const zipped = await open(asset, { 'accept-encoding': 'gzip' });
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(zipped.headers['cache-control']).toContain('immutable');
      const plain = await open(asset);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.length).toBeGreaterThan(1_500);
    }
  });
});
