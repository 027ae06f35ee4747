import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 1_000_000 });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

const get = (url: string, headers = {}) => app.inject({ url, headers });
const around = '/entities/agency:miit/around.svg';

describe('The picture around an entity', () => {
  it('stands alone: no script, no style, no reference to anything outside', async () => {
    const { statusCode, headers, body } = await get(`${around}?lang=en`);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['content-security-policy']).toBe("default-src 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(body).not.toMatch(/<script|<style|<image|<foreignObject|href=|url\(| style=| on\w+=/);
    expect(body.match(/https?:\/\/[^"< ]+/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('says in words what it shows, of which data and which day', async () => {
    const { body } = await get(`${around}?lang=en&asOf=2021-09-06&undated=INCLUDE`);
    expect(body).toContain(
      '<title id="title">Around Ministry of Industry and Information Technology</title>',
    );
    const description = /<desc id="description">([^<]*)</.exec(body)?.[1];
    expect(description).toMatch(/Ministry of Industry and Information Technology issued /);
    const text = textsIn(body);
    expect(text).toMatch(
      /China Policy Graph · data set MERICS China Industries.* as of 2021-09-06/,
    );
    expect(text).toMatch(/Policies.*Agencies/);
  });

  it('says that it leaves out what is not known of a day, and never that there is none', async () => {
    const { body } = await get(`${around}?lang=en&asOf=2021-09-06`);
    expect(textsIn(body)).toContain('Whatever is not known to have held on that day is left out');
    expect(textsIn(body)).not.toContain('All of its 0');
  });

  it('says how many of how many relations it shows where it is cut', async () => {
    const whole = textsIn((await get(`${around}?lang=en`)).body);
    const all = Number(/All of its (\d+) relations are shown/.exec(whole)?.[1]);
    expect(all).toBeGreaterThan(3);
    const cut = textsIn((await get(`${around}?lang=en&limit=3`)).body);
    expect(cut).toContain(`2 of ${all} relations of it are shown.`);
    expect(cut).toContain('3 entities are shown; there are more within that distance.');
  });

  it('is in Chinese where that is asked for, and dark', async () => {
    const { body } = await get(`${around}?lang=zh&theme=dark`);
    expect(body).toContain('<title id="title">工业和信息化部的关联</title>');
    expect(body).toContain('fill="#15171c"');
    const byHeader = await get(around, { 'accept-language': 'zh-CN' });
    expect(byHeader.body).toContain('工业和信息化部的关联');
    expect(byHeader.headers.vary).toContain('Accept-Language');
  });

  it('is the same bytes each time, and none where the client has it', async () => {
    const [one, other] = [
      await get(`${around}?lang=en&depth=2`),
      await get(`${around}?lang=en&depth=2&`),
    ];
    expect(one.body).toBe(other.body);
    const again = await get(`${around}?lang=en&depth=2`, { 'if-none-match': one.headers.etag });
    expect(again.statusCode).toBe(304);
  });

  it.each([
    ['/entities/nobody-at-all/around.svg', 404, 'UNKNOWN_NAME', 'id: '],
    [`${around}?limit=101`, 400, 'BAD_USER_INPUT', 'at most 100'],
    [`${around}?depth=5`, 400, 'BAD_USER_INPUT', 'at most 4'],
    [`${around}?theme=pink`, 400, 'BAD_USER_INPUT', 'light'],
    [`${around}?limt=3`, 400, 'BAD_USER_INPUT', 'Did you mean limit?'],
    ['/paths.svg?from=MIIT', 400, 'BAD_USER_INPUT', 'to'],
    ['/paths.svg?from=MIIT&to=nobody-at-all', 400, 'UNKNOWN_NAME', 'to: '],
    ['/paths.svg?from=MIIT&to=NIO&maxHops=7', 400, 'BAD_USER_INPUT', 'at most 6'],
  ])('that cannot be made is refused as a problem: %s', async (url, status, code, detail) => {
    const response = await get(url);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({ code, detail: expect.stringContaining(detail) });
  });
});

describe('The picture of paths', () => {
  it('shows each hop with its reason and its source', async () => {
    const { statusCode, body } = await get('/paths.svg?from=CAC&to=ByteDance&lang=en');
    expect(statusCode).toBe(200);
    expect(body).toContain('From Cyberspace Administration of China to ByteDance</title>');
    const hops = [...body.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text);
    expect(hops).toContainEqual(
      expect.stringMatching(/^An investment fund .* holds a stake in ByteDance · MERICS China/),
    );
    expect(textsIn(body)).toContain('Read in: MERICS');
  });

  it('draws as many paths as are asked for, and says that there are more', async () => {
    const one = await get('/paths.svg?from=CAC&to=ByteDance&first=1&lang=en');
    expect(textsIn(one.body)).toContain('The shortest path is shown; there are more.');
    const three = await get('/paths.svg?from=CAC&to=ByteDance&first=3&lang=en');
    expect(three.body.length).toBeGreaterThan(one.body.length);
  });

  it('says so where there is none', async () => {
    const { statusCode, body } = await get('/paths.svg?from=MIIT&to=ByteDance&maxHops=1&lang=en');
    expect(statusCode).toBe(200);
    expect(body).not.toContain('stroke-dasharray');
    expect(textsIn(body)).toMatch(/no path|No path/i);
  });
});

/** The text that is seen, in one line. */
function textsIn(svg: string): string {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');
}
