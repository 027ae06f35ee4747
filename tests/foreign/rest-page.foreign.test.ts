import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../scripts/pictures/chromium.js';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

/** Operations that cannot be answered with what the page fills in, and why; none today. */
const refused: Readonly<Record<string, string>> = {};

/** The operations by the ids of their parts of the page. */
const operations = Object.values(
  JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))
    .paths as Record<string, Record<string, { operationId: string; tags: string[] }>>,
).flatMap((methods) =>
  Object.values(methods).map(({ operationId, tags }) => ({
    operation: operationId,
    part: `operations-${tags[0]}-${operationId}`,
  })),
);

const { source } = axe;

let graph: Graph;
let app: FastifyInstance;
let chromium: Browser;
let page: Page;
const elsewhere: string[] = [];

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  await app.listen({ host: '127.0.0.1', port: 0 });
  chromium = await startChromium();
  page = await chromium.newPage({ viewport: { width: 1440, height: 1000 } });
  // The page writes the schemas of answers out, which takes a busy machine many times longer than ours.
  page.setDefaultTimeout(120_000);
  // As on a computer without a network: whatever is not ours is noted and does not get there.
  await page.route(
    (url) => url.origin !== app.listeningOrigin && url.protocol.startsWith('http'),
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  await page.goto(`${app.listeningOrigin}/docs`);
  await page.locator('.opblock').first().waitFor();
});
afterAll(async () => {
  await chromium?.close();
  await app?.close();
  await graph?.close();
});

/** Opens an operation, tries it as the page offers it, and closes it again. */
async function tried(part: string): Promise<{ url: URL; status: number; text: string }> {
  const block = page.locator(`[id="${part}"]`);
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  const text = await block.locator('.parameters').first().innerText();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/v1/')),
    block.getByRole('button', { name: 'Execute' }).click(),
  ]);
  await block.locator('.live-responses-table .response-col_status').first().waitFor();
  await block.locator('.opblock-summary-control').click();
  return { url: new URL(answer.url()), status: answer.status(), text };
}

describe('The page of REST in Chromium, without a network,', () => {
  test('shows every operation', async () => {
    const shown = await page.locator('.opblock').evaluateAll((all) => all.map(({ id }) => id));
    expect(shown.sort()).toEqual(operations.map(({ part }) => part).sort());
  });

  test.each(operations)(
    'answers $operation with what it fills in by itself: only what must be there',
    async ({ operation, part }) => {
      const { url, status, text } = await tried(part);
      expect(status >= 400, `${url} ${status}`).toBe(operation in refused);
      if (operation !== 'listPolicies') return;
      expect(url.search).toBe('');
      // The example still stands beside its filter, for people.
      expect(text).toContain('MIIT');
    },
  );

  test('has a title and a heading of its own, and nothing of the maker of Swagger UI on top', async () => {
    expect(await page.title()).toBe('China Policy Graph · REST API');
    expect(await page.locator('h1').allInnerTexts()).toEqual(['REST API']);
    expect(await page.locator('.topbar, img').count()).toBe(0);
  });

  test('begins with what an analyst asks first', async () => {
    const tags = await page
      .locator('.opblock-tag')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-tag')));
    expect(tags).toEqual(['Ties', 'Names', 'Entities', 'Counts', 'About']);
    expect(await page.locator('.opblock').first().getAttribute('id')).toContain(
      'listPoliciesAffecting',
    );
  });

  test('fits a telephone, and axe finds nothing in what is ours of it', async () => {
    const small = await chromium.newPage({
      viewport: { width: 390, height: 844 },
      bypassCSP: true,
    });
    await small.goto(`${app.listeningOrigin}/docs`);
    await small.locator('.opblock-summary-control').first().click({ timeout: 120_000 });
    await small.getByRole('button', { name: 'Try it out' }).first().waitFor();
    expect(await small.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await small.evaluate(source);
    const found = await small.evaluate("axe.run({ exclude: ['#swagger-ui'] })");
    expect((found as { violations: readonly { id: string }[] }).violations).toEqual([]);
    await small.close();
  });

  test('loads nothing from elsewhere', () => {
    expect(elsewhere).toEqual([]);
  });
});
