import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium } from '../../scripts/pictures/chromium.js';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let address: string;
let browser: Browser;
let page: Page;
/** What the browser complains about: errors of the script, and what the policy of pages forbids. */
let complaints: string[];

beforeAll(async () => {
  browser = await startChromium();
  graph = await briefGraph();
  app = await buildApp({ graph });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await graph?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return async () => {
    await context.close();
    expect(complaints).toEqual([]);
  };
});

/** A step asks the service, which may have others to answer. */
const patiently = { timeout: 60_000 };

const open = (query: string) => page.goto(`${address}/explore${query}`);
const settled = () => page.locator('#explorer:not([aria-busy])').waitFor();
const query = () => new URL(page.url()).searchParams;
/** The names in the table of entities, which shows what the canvas shows. */
const entities = () =>
  page
    .locator('th [data-key^="row "]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')?.slice(4) ?? '').sort());

test('by keyboard, finds the paths from CAC to ByteDance with their reasons, and they stand in the address', async () => {
  await open('');
  for (const [box, text] of [
    ['from', 'CAC'],
    ['to', 'zijie tiaodong'],
  ]) {
    await page.locator(`input[name="${box}"]`).fill(text as string);
    await page.locator(`#explore-${box}-suggestions li`).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Enter');
  await page.locator('.explore-paths li').first().waitFor();
  expect(query().get('from')).toBe('agency:cac');
  expect(query().get('to')).toBe('company:bytedance');
  const first = page.locator('.explore-paths details').first();
  expect(await first.locator('ol').textContent()).toMatch(
    /Cyberspace Administration of China controls .* holds a stake in ByteDance/,
  );
  expect(await first.locator('.sources a').first().getAttribute('href')).toMatch(
    /^\/entities\/source%3A/,
  );
  expect(await entities()).toEqual(expect.arrayContaining(['agency:cac', 'company:bytedance']));
});

test('expands MIIT by a relation, hides, undoes, and the address shows the same again', async () => {
  await open('?from=CAC&to=ByteDance');
  const before = await entities();
  await open('?of=MIIT&hide=policy%3Ainnovation-catalogue');
  const policy = page.locator('[data-key^="expand policy:"][data-key$="REGULATES OUT"]').first();
  const expanded = await policy.getAttribute('data-key');
  const number = Number(await policy.locator('b').textContent());
  const around = await entities();
  expect(around).not.toEqual(before);
  await policy.click();
  await page.waitForURL(/expand=/);
  await settled();
  const [, id] = (expanded ?? '').split(' ');
  expect(query().getAll('expand')).toEqual([`${id}~REGULATES~OUT`]);
  const wide = await entities();
  expect(wide.length - around.length).toBe(number);
  expect(await page.locator(`[data-key="${expanded}"]`).count()).toBe(0);

  const hidden = wide.find((one) => !around.includes(one)) as string;
  await page.locator(`[data-key="hide ${hidden}"]`).click();
  await page.waitForURL(/hide=.*hide=/);
  await expect.poll(entities, patiently).toEqual(wide.filter((one) => one !== hidden));
  await page.locator('[data-key="undo"]').click();
  await expect.poll(entities, patiently).toEqual(wide);
  await page.locator('[data-key="redo"]').click();
  await expect.poll(entities, patiently).toEqual(wide.filter((one) => one !== hidden));
  await page.goBack();
  await expect.poll(entities, patiently).toEqual(wide);

  await page.reload();
  await page.locator('[data-key^="row "]').first().waitFor();
  expect(await entities()).toEqual(wide);
});

test('the canvas works by keyboard: arrows go to neighbours, Enter expands, Delete hides, Escape clears', async () => {
  await open('?from=CAC&to=ByteDance');
  await page.locator('#explore-canvas').focus();
  const status = () => page.locator('.explore-status').textContent();
  await page.keyboard.press('ArrowRight');
  expect(await status()).toMatch(/^Selected: /);
  const selected = async () => (await page.locator('th [aria-pressed="true"]').textContent()) ?? '';
  const relations = await page.locator('td [data-key^="row "]').allTextContents();
  // Where a neighbour lies is up to the layout. Each key goes to one or stays, and one of four goes.
  const from = [await selected()];
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    const [before, now] = [from.at(-1) as string, await selected()];
    if (now === before) continue;
    expect(relations.filter((one) => one.includes(before) && one.includes(now))).not.toEqual([]);
    from.push(now);
  }
  expect(from.length).toBeGreaterThan(1);
  // CAC has more relations than the paths show.
  await page.locator('[data-key="row agency:cac"]').click();
  await page.locator('#explore-canvas').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/expand=/);
  await settled();
  await page.keyboard.press('Delete');
  await page.waitForURL(/hide=/);
  await page.keyboard.press('Escape');
  await expect.poll(status, patiently).toBe('Nothing selected.');
});

test('a day leaves what held, marks what is not dated, and says how much did not hold', async () => {
  await open('?of=NIO&from=CAC&to=ByteDance&asOf=2020-01-01');
  expect(await page.locator('.explore-note').textContent()).toMatch(
    /did not hold on 2020-01-01, or no longer\./,
  );
  const rows = page.locator('[data-key^="row "]');
  expect(await rows.count()).toBeGreaterThan(0);
  await page.locator('[data-key="any day"]').click();
  await expect.poll(() => query().get('asOf'), patiently).toBeNull();
});

test('what is shown can be taken as PNG, SVG, CSV and GEXF', async () => {
  await open('?from=CAC&to=ByteDance');
  await page.locator('.explore-downloads summary').click();
  for (const format of ['PNG', 'SVG', 'CSV', 'GEXF']) {
    const waiting = page.waitForEvent('download');
    await page.locator('.explore-downloads button', { hasText: format }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe(`china-policy-graph.${format.toLowerCase()}`);
    expect(await file.failure()).toBeNull();
  }
});
