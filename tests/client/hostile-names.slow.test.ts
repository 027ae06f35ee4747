import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildApp } from '../../src/api/app.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { openPage, overhangOf, startBrowser, widestIn } from '../helpers/browser.js';
import { emptyGraph } from '../helpers/graph.js';
import { datasetWith } from '../helpers/small-data-set.js';

/** Names that a data set may bring, each with what a page must show of it. */
const hostile = {
  script: '<script>window.ran = 1; alert(1)</script>',
  image: `"'><img src=x onerror="window.ran=1;alert(1)">`,
  turned: '\u202Eyrtsinim\u2066\u200F of <b>nothing</b>',
  long: 'W'.repeat(2_000),
} as const;
type HostileName = keyof typeof hostile;
const names = Object.keys(hostile) as HostileName[];

const idOf = (kind: string, name: HostileName) => `${kind.toLowerCase()}:${name}`;

/** One entity of each kind by each of these names. What a kind must have of codes is the first that is allowed. */
const entities = kinds.flatMap(({ name: kind, schema }) =>
  names.map((name) => ({
    id: idOf(kind, name),
    name: `${hostile[name]} ${kind}`,
    nameZh: `${hostile[name]} 名`,
    summary: hostile[name],
    ...requiredOf(schema),
    ...(kind === 'Provision' ? { text: hostile[name] } : {}),
    ...(kind === 'Source' ? { publisher: hostile[name] } : {}),
    ...(kind === 'Policy' ? { issuedOn: '2021-08-17' } : {}),
  })),
);

function requiredOf(schema: z.ZodObject): Record<string, unknown> {
  const codes = Object.entries(schema.shape).flatMap(([field, type]) =>
    type instanceof z.ZodEnum ? [[field, type.options[0]]] : [],
  );
  return Object.fromEntries(codes);
}

const relations = names.flatMap((name) => {
  const sources = [`${idOf('Source', name)}#${name}`];
  const [policy, agency] = [idOf('Policy', name), idOf('Agency', name)];
  const [sector, company] = [idOf('Sector', name), idOf('Company', name)];
  return [
    { type: 'ISSUED', value: { from: agency, to: policy, role: 'SOLE', sources } },
    { type: 'REGULATES', value: { from: policy, to: sector, sources } },
    { type: 'OPERATES_IN', value: { from: company, to: sector, sources } },
  ];
});

let graph: Graph;
let app: FastifyInstance;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  graph = await emptyGraph();
  await load(graph, datasetWith(entities, relations));
  app = await buildApp({ graph });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await graph?.close();
});

const addresses = (name: HostileName) => [
  '/',
  `/?agency=${idOf('Agency', name)}&affects=${idOf('Sector', name)}`,
  `/?affects=${idOf('Company', name)}`,
  `/search?q=${encodeURIComponent(hostile[name].slice(0, 190))}`,
  ...kinds.map(({ plural }) => `/${plural}`),
  ...kinds.map(({ name: kind }) => `/entities/${idOf(kind, name)}`),
  `/explore?of=${idOf('Policy', name)}`,
];

/** Whether a script of a name ran: it would open a dialog, or leave a mark behind. */
async function openQuietly(page: Page, address: string): Promise<string[]> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(origin + address);
  const ran = await page.evaluate(() => 'ran' in window);
  page.removeAllListeners('dialog');
  return ran ? [...dialogs, 'a script ran'] : dialogs;
}

describe.each(names)('Names of the sort %s', (name) => {
  it.each(['en', 'zh'])(
    'run no script, are shown as text and fit the window, in %s',
    async (lang) => {
      const page = await openPage(browser, { width: 390 });
      for (const address of addresses(name)) {
        const path = `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`;
        expect([path, await openQuietly(page, path)]).toEqual([path, []]);
        const text = await page.evaluate(() => document.body.textContent ?? '');
        expect([path, text.includes(hostile[name])]).toEqual([path, true]);
        const overhang = await overhangOf(page);
        expect([path, overhang, overhang > 0 ? await widestIn(page) : []]).toEqual([path, 0, []]);
      }
      await page.context().close();
    },
  );

  it('are suggested as text', async () => {
    const page = await openPage(browser, { width: 390 });
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    const words = { script: 'alert', image: 'onerror', turned: 'nothing', long: 'WWWW' };
    await page.keyboard.insertText(words[name]);
    await page.locator('[role=option]').first().waitFor();
    const shown = await page.locator('[role=option]').allTextContents();
    expect(shown.some((text) => text.includes(hostile[name]))).toBe(true);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await overhangOf(page)).toBe(0);
    await page.context().close();
  });
});
