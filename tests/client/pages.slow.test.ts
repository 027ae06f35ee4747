import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { openPage, overhangOf, startBrowser, widestIn } from '../helpers/browser.js';
import { startGraph } from '../helpers/graph.js';
import { pageAddresses } from '../helpers/page-addresses.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe-core finds wrong on a page, each with the elements. */
async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated and not added as a script: the Content-Security-Policy of pages allows none.
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResult>('axe.run()');
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`).join(' | ')}`,
  );
}

let graph: Graph;
let app: FastifyInstance;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  graph = await startGraph();
  app = await buildApp({ graph, cacheBytes: 50_000_000 });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await graph?.close();
});

const inLanguage = (address: string, lang: string) =>
  `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`;

describe.each(['en', 'zh'])('In the language %s', (lang) => {
  it.each(pageAddresses)('%s fits a window of 390 and of 1280 pixels', async (address) => {
    for (const width of [390, 1280]) {
      const page = await openPage(browser, { width });
      await page.goto(origin + inLanguage(address, lang));
      const overhang = await overhangOf(page);
      expect([width, overhang, overhang > 0 ? await widestIn(page) : []]).toEqual([width, 0, []]);
      await page.context().close();
    }
  });

  it.each(pageAddresses)('axe-core finds nothing wrong on %s, light or dark', async (address) => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await openPage(browser, { width: 1280, theme });
      await page.goto(origin + inLanguage(address, lang));
      expect(await violationsOn(page)).toEqual([]);
      await page.context().close();
    }
  });
});

it('Nothing on any page breaks the Content-Security-Policy or throws', async () => {
  const page = await openPage(browser, { width: 1280 });
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => {
    // A page of status 400 or 404 is said, too, and is meant.
    if (message.type() === 'error' && !message.text().includes('the server responded'))
      said.push(message.text());
  });
  for (const address of pageAddresses) await page.goto(origin + address);
  expect(said).toEqual([]);
  await page.context().close();
});

it('The home page needs one round of requests and less than 100 kB', async () => {
  const page = await openPage(browser, { width: 1280 });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map((one) => {
      const { name, encodedBodySize, decodedBodySize } = one as PerformanceResourceTiming;
      return { name: new URL(name).pathname, encodedBodySize, decodedBodySize };
    }),
  );
  const sum = (key: 'encodedBodySize' | 'decodedBodySize') =>
    loaded.reduce((total, one) => total + one[key], 0);
  console.info('Home, in bytes:', loaded, sum('encodedBodySize'), sum('decodedBodySize'));
  const kinds = requests
    .filter((path) => !path.startsWith('data:'))
    .map((path) => path.replace(/\..*\./, '.'));
  expect(kinds.sort()).toEqual(['/', '/assets/main.js', '/assets/style.css']);
  expect(sum('decodedBodySize')).toBeLessThan(100_000);
  expect(sum('encodedBodySize')).toBeLessThan(sum('decodedBodySize'));
  await page.context().close();
});
