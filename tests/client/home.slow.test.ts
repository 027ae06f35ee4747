import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { openPage, startBrowser } from '../helpers/browser.js';
import { startGraph } from '../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let origin: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  graph = await startGraph();
  app = await buildApp({ graph, cacheBytes: 50_000_000 });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  page = await openPage(browser, { width: 1280 });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await graph?.close();
});

const options = () => page.getByRole('option');
const names = () => page.locator('[role=option] > .name').allTextContents();

/** Types into a box letter by letter, and waits for the suggestions that belong to the whole text. */
async function typed(text: string): Promise<void> {
  const answered = page.waitForResponse(
    (response) =>
      response.url().includes('/v1/search') &&
      new URL(response.url()).searchParams.get('q') === text,
  );
  await page.keyboard.type(text);
  await answered;
  await options().first().waitFor();
}

it('The headline takes six keys beyond the typing, from the home page to the original', async () => {
  await page.goto(`${origin}/`);
  const original = 'http://www.gov.cn/zhengce/zhengceku/2021-08/28/content_5633897.htm';
  // The address is of another site, which no test may ask.
  await page.route(original, (route) => route.fulfill({ body: 'the original' }));
  let keys = 0;
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };
  await press('?');
  await page.keyboard.type('MIIT');
  await press('Tab');
  await page.keyboard.type('EV makers');
  await press('Enter');
  await page.waitForURL(/affects=EV\+makers/);
  await page.locator('#answer').waitFor();
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await page.waitForURL(original);
  expect(keys).toBeLessThanOrEqual(6);
});

describe('The search box', () => {
  it.each([
    ['MIIT', 'Ministry of Industry and Information Technology'],
    ['工信', 'Ministry of Industry and Information Technology'],
    ['gongxinbu', 'Ministry of Industry and Information Technology'],
    ['ByteDanse', 'ByteDance'],
  ])('suggests for %s %s', async (text, name) => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    await typed(text);
    expect((await names())[0]).toBe(name);
  });

  it('lists what the API answers, in its order', async () => {
    await page.goto(`${origin}/nowhere`);
    await page.keyboard.press('/');
    await typed('data');
    const answer = await app.inject({ url: '/v1/search?q=data&first=8' });
    expect(await names()).toEqual(answer.json().items.map(({ name }: { name: string }) => name));
  });

  it('opens the profile of the one that the arrows lead to', async () => {
    await page.goto(`${origin}/?lang=zh`);
    await page.keyboard.press('/');
    await typed('CATL');
    await page.keyboard.press('ArrowDown');
    const box = page.getByRole('combobox').first();
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/entities/company%3Acatl?lang=zh`);
  });

  it('closes with Escape, keeps the text, and Enter then leads to all hits', async () => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    await typed('CATL');
    expect(await page.getByRole('combobox').first().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await options().count()).toBe(0);
    expect(await page.getByRole('combobox').first().inputValue()).toBe('CATL');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/search?q=CATL`);
    await page.locator('mark').first().waitFor();
  });

  it('asks nothing and takes no Enter while an input method composes', async () => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', {
      text: '工',
      selectionStart: 1,
      selectionEnd: 1,
    });
    await client.send('Input.imeSetComposition', {
      text: '工信',
      selectionStart: 2,
      selectionEnd: 2,
    });
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    await client.send('Input.insertText', { text: '工信部' });
    await options().first().waitFor();
    expect(asked.map((url) => new URL(url).searchParams.get('q'))).toEqual(['工信部']);
    page.removeAllListeners('request');
  });

  it('has at most one request under way, and shows the answer to the last text', async () => {
    // The browser reports a cancelled request late, so the page itself counts those that nobody has cancelled.
    await page.addInitScript(() => {
      const own = window.fetch;
      const open = new Set<AbortSignal | null | undefined>();
      const counted = Object.assign(window, { most: 0 });
      window.fetch = (input, init) => {
        const signal = init?.signal;
        open.add(signal);
        for (const one of open) if (one?.aborted) open.delete(one);
        counted.most = Math.max(counted.most, open.size);
        return own(input, init).finally(() => open.delete(signal));
      };
    });
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    await typed('battery');
    expect(await page.evaluate(() => (window as Window & { most?: number }).most)).toBe(1);
    const answer = await app.inject({ url: '/v1/search?q=battery&first=8' });
    expect(await names()).toEqual(answer.json().items.map(({ name }: { name: string }) => name));
  });

  it('shows suggestions soon after the answer of the API; the time is printed', async () => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('/');
    await page.evaluate(() => {
      const painted: number[] = [];
      Object.assign(window, { painted });
      const list = document.querySelector('[role=listbox]') as HTMLElement;
      new MutationObserver(() =>
        requestAnimationFrame(() => painted.push(performance.now())),
      ).observe(list, { childList: true });
    });
    for (const letter of 'ministry') {
      const answered = page.waitForResponse(/v1\/search/);
      await page.keyboard.type(letter);
      await answered;
      await page.waitForTimeout(50);
    }
    const times = await page.evaluate(() => {
      const { painted = [] } = window as Window & { painted?: readonly number[] };
      return performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/v1/search'))
        .map((one) => {
          const { startTime, responseEnd } = one as PerformanceResourceTiming;
          const shown = painted.find((at) => at >= responseEnd) ?? Number.NaN;
          return {
            api: Math.round(responseEnd - startTime),
            shown: Math.round(shown - responseEnd),
          };
        });
    });
    console.info('Milliseconds of the API, and from its answer to the next frame:', times);
    expect(times.length).toBeGreaterThan(0);
  });
});

describe('The question in two boxes', () => {
  it('suggests names of its kinds alone, and sends the id of the chosen one', async () => {
    await page.goto(`${origin}/`);
    await page.keyboard.press('?');
    await typed('gongxin');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('#agency').inputValue()).toBe(
      'Ministry of Industry and Information Technology',
    );
    await page.keyboard.press('Tab');
    await typed('NIO');
    const kinds = await page.locator('[role=option] .kind-name').allTextContents();
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind !== 'company' && kind !== 'sector')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('affects') === 'company:nio');
    expect(new URL(page.url()).searchParams.get('agency')).toBe('agency:miit');
    await page.locator('#answer h2').waitFor();
  });

  it('works without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${origin}/?lang=zh`);
    await plain.locator('#agency').fill('工信部');
    await plain.locator('#affects').fill('电动汽车');
    await plain.locator('section.question button').click();
    await plain.locator('#answer h2').waitFor();
    expect(await plain.locator('.policies > li').count()).toBe(2);
    expect(await plain.locator('html').getAttribute('lang')).toBe('zh-CN');
    await context.close();
  });
});
