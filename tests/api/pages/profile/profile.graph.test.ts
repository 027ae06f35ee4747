import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';
import { get } from '../../../helpers/rest.js';

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

const page = async (id: string, query = '') => {
  const { status, body } = await get(app, `/entities/${encodeURIComponent(id)}?lang=en${query}`);
  return { status, body, text: textOf(body) };
};

/** The words of a page, without those of links to the API. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The part of a page with this id. */
function part(body: string, id: string): string {
  return body.split(`<section id="${id}">`)[1]?.split(/<section id=|<footer/)[0] ?? '';
}

/** The rows of the table that has this label, as words. */
function rowsOf(body: string, label: string): string[] {
  const table = body.split(`aria-label="${label}"`)[1]?.split('</table>')[0] ?? '';
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].slice(1).map(([, row]) => textOf(row ?? ''));
}

/** The ids of all entities, with their names. */
async function everyEntity(): Promise<{ id: string; names: string[] }[]> {
  const rows = await graph.read<readonly [string, string[]]>(
    "MATCH (n) WHERE n.id IS NOT NULL AND n.name IS NOT NULL AND NOT n:DataSet RETURN n.id, [n.name, coalesce(n.nameZh, '')]",
    {},
  );
  return rows.map(([id, names]) => ({ id, names }));
}

describe('The profile', () => {
  it('of every entity of the brief has a title, words instead of codes, and no gaps of the template', async () => {
    const all = await everyEntity();
    expect(all.length).toBeGreaterThan(250);
    const faults: string[] = [];
    for (const { id, names } of all) {
      const { status, body, text } = await page(id);
      const title = /<title>([^<]+) · China Policy Graph<\/title>/.exec(body)?.[1];
      if (status !== 200 || !title || !names[0]?.startsWith(title.slice(0, 3)))
        faults.push(`${id}: ${status} ${title}`);
      const strange = /undefined|\[object|\bNaN\b|\bnull\b|[A-Z]+_[A-Z]+/.exec(text);
      if (strange) faults.push(`${id}: ${text.slice(strange.index - 40, strange.index + 60)}`);
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('says whether a policy is in force, why, and who says so', async () => {
    const { body } = await page('Trade logistics action plan');
    const [box = ''] = /<section class="in-force">[\s\S]*?<\/section>/.exec(body) ?? [];
    expect(textOf(box)).toMatch(
      /In force on \d{4}-\d\d-\d\d\? Not known No source says from which day/,
    );
    expect(textOf(box)).toContain('Status issued MERICS China Industries, Top 3, item 3');
    expect(textOf(body)).toContain('Takes effect not known');
    const early = await page('policy:trade-logistics-plan', '&asOf=2021-01-01');
    expect(early.text).toContain('In force on 2021-01-01? Not yet in force');
  });

  it('ties CAC to ByteDance by a stake of a fund that it controls, and by a seat on the board', async () => {
    const { body } = await page('ByteDance');
    expect(rowsOf(body, 'stake held by')).toEqual([
      expect.stringMatching(
        /^An investment fund controlled by CAC \(not named\) 1 % .*controlled by Cyberspace Administration of China actual MERICS/,
      ),
    ]);
    expect(rowsOf(body, 'has director')).toEqual([
      expect.stringMatching(
        /^A former CAC official .*worked for Cyberspace Administration of China \(official, ended\) actual/,
      ),
    ]);
    const other = await page('CAC');
    expect(rowsOf(other.body, 'controls').join()).toContain('holds stake in ByteDance (1 %)');
    expect(rowsOf(other.body, 'had staff').join()).toContain('director of ByteDance');
  });

  it.each([['NIO'], ['EV makers'], ['policy:trade-logistics-plan']])(
    'of %s has the rows of exposure with every relation of each reason and its sources',
    async (name) => {
      const { json } = await get(
        app,
        `/v1/exposure?of=${encodeURIComponent(name)}&first=50&totalCount=true`,
      );
      const { body } = await page(name);
      const reach = part(body, 'reach');
      expect(json.totalCount).toBeGreaterThan(0);
      expect(textOf(reach)).toContain(`${json.totalCount} row`);
      expect(reach.match(/<details>/g)).toHaveLength(json.items.length);
      for (const { name: found, because } of json.items) {
        expect(textOf(reach)).toContain(found.replace(/&/g, '&amp;').replace(/'/g, "'"));
        for (const { steps } of because)
          for (const { sources } of steps)
            for (const { id } of sources)
              expect(reach).toContain(`/entities/${encodeURIComponent(id)}?lang=en`);
      }
    },
  );

  it('says of each deal how far it came, and the amount once in all its currencies', async () => {
    const { body } = await page('CATL');
    const [row] = rowsOf(body, 'Deals and events');
    expect(row).toContain('planned only');
    expect(row).toContain('CNY 58.2 billion (about USD 9 billion)');
    expect(row).toContain('issuer of shares');
    const announced = await get(app, '/v1/events?status=ANNOUNCED&first=100');
    const [event] = announced.json.items;
    const [party] = event.related.parties;
    const { body: profile } = await page(party.id);
    expect(rowsOf(profile, 'Deals and events').join()).toContain('announced only');
  });

  it('has the numbers that the API has', async () => {
    const { json } = await get(app, '/v1/policies?issuedBy=agency:miit&totalCount=true');
    const { body } = await page('MIIT');
    expect(textOf(part(body, 'policies'))).toContain(`${json.totalCount} rows`);
    const years = rowsOf(body, 'Policies by year of issue').map((row) =>
      Number(row.split(' ').at(-1)),
    );
    expect(years.reduce((sum, one) => sum + one, 0)).toBe(json.totalCount);
    const { json: joint } = await get(app, '/v1/joint-issuers?issuedBy=agency:miit');
    const pairs = joint.edges ?? joint.items;
    const own = pairs.filter(({ a, b }: { a: { id: string }; b: { id: string } }) =>
      [a.id, b.id].includes('agency:miit'),
    );
    expect(rowsOf(body, 'With whom it issues')).toHaveLength(own.length);
  });

  it('of a source lists the relations and entities read there, each with its place, in pages', async () => {
    const id = 'source:merics-2021-09-07-corporate-06';
    const { json } = await get(app, `/v1/sources/${id}/relations-read?first=200&totalCount=true`);
    const { body } = await page(id);
    expect(textOf(part(body, 'facts'))).toContain(`Relations read here ${json.totalCount} rows`);
    const rows = rowsOf(body, 'Relations read here');
    expect(rows).toHaveLength(json.items.length);
    expect(rows.join()).toContain(
      'An investment fund controlled by CAC (not named) holds a stake in ByteDance actual Text',
    );
    const [[relations]] = (await graph.read(
      "MATCH ()-[r]->() WHERE type(r) <> 'READ_IN' AND any(one IN r.sources WHERE split(one, '#')[0] = $id) RETURN count(r)",
      { id },
    )) as [[number]];
    expect(json).toMatchObject({ totalCount: relations, complete: true });
  });

  it('of the largest source turns pages until all relations were shown once', async () => {
    const ids = new Set<string>();
    let cursor = '';
    let total = 0;
    do {
      const { json } = await get(
        app,
        `/v1/sources/source:common-knowledge/relations-read?first=50&totalCount=true&cursor=${cursor}`,
      );
      for (const { id } of json.items) ids.add(id);
      total = json.totalCount;
      cursor = json.nextCursor ?? '';
    } while (cursor);
    expect(ids.size).toBe(total);
  });

  it('of a source goes on to the next page of what was read there', async () => {
    const { body } = await page('source:common-knowledge');
    const [, next = ''] = /href="([^"]*entitiesAfter=[^"]*)"/.exec(body) ?? [];
    const second = await get(app, next.replaceAll('&amp;', '&').split('#')[0] ?? '');
    expect(second.status).toBe(200);
    const [first, then] = [body, second.body].map((one) => rowsOf(one, 'Entities read here'));
    expect(first).toHaveLength(50);
    expect(then?.length).toBeGreaterThan(0);
    expect(first).not.toContain(then?.[0]);
  });

  it('shows what held on a day, and says what is left out', async () => {
    const day = await page('company:catl', '&asOf=2021-08-20&undated=INCLUDE');
    expect(day.text).toContain(
      'What held on 2021-08-20. Facts whose sources give no day are included.',
    );
    const only = await page('company:catl', '&asOf=2021-08-20&undated=ONLY');
    expect(only.status).toBe(200);
    expect(only.text).toContain('Reasons join facts with and without a day');
    expect((await page('company:catl', '&asOf=2021-08')).status).toBe(400);
    expect((await page('company:catl', '&undated=ONLY')).status).toBe(400);
  });

  it('is in Chinese with the labels of the ontology', async () => {
    const { body } = await get(app, '/entities/company:catl?lang=zh');
    expect(body).toContain('<html lang="zh-CN">');
    expect(body).toContain('<h1 dir="auto">宁德时代</h1>');
    expect(textOf(body)).toContain('仅计划');
    expect(textOf(body)).toContain('582亿 CNY（约 90亿 USD）');
  });

  it('links to the explorer, the picture, the API and a query of GraphiQL that runs', async () => {
    const { body } = await page('company:nio');
    for (const address of [
      '/explore?of=company%3Anio&amp;lang=en',
      '/entities/company%3Anio/around.svg',
      '/v1/entities/company%3Anio"',
      '/v1/entities/company%3Anio/relations?format=csv',
    ])
      expect(body).toContain(address);
    for (const id of [
      'company:nio',
      'policy:trade-logistics-plan',
      'person:former-cac-official-on-bytedance-board',
    ]) {
      const { body: one } = await page(id, '&asOf=2021-09-01');
      const [, query = ''] = /href="\/graphiql\?query=([^"]*)"/.exec(one) ?? [];
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: decodeURIComponent(query) },
      });
      expect(answer.json().errors).toBeUndefined();
      expect(answer.json().data.entity.id).toBe(id);
    }
  });

  it('of a name that is unknown is a page of status 404 with candidates', async () => {
    const { status, body } = await get(app, '/entities/MIITT');
    expect(status).toBe(404);
    expect(body).toContain('/entities/agency%3Amiit');
  });

  it('has a preview for frames, whose links open in a new tab', async () => {
    const { status, body, headers } = await get(
      app,
      '/reconcile/preview?id=policy:trade-logistics-plan',
    );
    expect(status).toBe(200);
    expect(body).toContain('<base target="_blank"');
    expect(body).not.toMatch(/<script|style=/);
    expect(headers['content-security-policy']).not.toContain('frame-ancestors');
    expect(headers['x-frame-options']).toBeUndefined();
  });
});
