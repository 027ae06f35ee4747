import { cpus, loadavg } from 'node:os';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { Page } from 'playwright-core';
import { startChromium } from '../../scripts/pictures/chromium.js';
import { assetPath, serveAssets } from '../../src/api/pages/assets.js';
import type { ExplorerData } from '../../src/api/pages/explore/data.js';
import type { Picture } from '../../src/api/pages/explore/picture.js';
import { explore as texts } from '../../src/api/pages/texts/explore.js';
import { pagePolicy } from '../../src/api/security-headers.js';
import { kinds, relations } from '../../src/ontology/index.js';

// How fluid the explorer is with a full canvas: the page of the service with a made-up picture, in headless Chromium
// without a graphics card. Prints milliseconds to the first drawing, frames a second and processor time of the page's
// thread per frame while the picture is panned, zoomed, and while an entity is dragged.

const NODES = 500;
const TIES = 2_000;

/** A picture with hubs, as policies and agencies make it: who has ties gets more. Always the same. */
function madeUp(): Picture {
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const nodes = Array.from({ length: NODES }, (_, at) => ({
    id: `policy:n${at}`,
    kind: kinds[at % kinds.length]?.name ?? '',
    name: `Measures number ${at} on the development of something`,
    ...{ otherName: null, summary: null, day: `20${10 + (at % 14)}-05-01`, open: [] },
  }));
  const ends = [0];
  const pairs: [number, number][] = [];
  for (let at = 1; at < NODES; at++) pairs.push([at, ends[random(ends.length)] ?? 0]);
  while (pairs.length < TIES) {
    const [from, to] = [random(NODES), ends[random(ends.length)] ?? 0];
    if (from === to) continue;
    pairs.push([from, to]);
    ends.push(from, to);
  }
  const ties = pairs.map(([from, to], at) => {
    const relation = relations[at % relations.length];
    return {
      ...{ id: `t${at}`, from: `policy:n${from}`, to: `policy:n${to}` },
      ...{ relation: relation?.name ?? '', label: relation?.label.en ?? '', weak: at % 5 === 0 },
      ...{ symmetric: false, status: 'ACTUAL', since: null, until: null },
      ...{ sentence: `Relation ${at} of this picture`, sources: [], undated: false },
    };
  });
  return { nodes, ties, starts: {}, cut: false, held: null, paths: null };
}

function pageOf(): string {
  const data = {
    language: 'en',
    picture: madeUp(),
    texts: Object.fromEntries(
      Object.entries(texts).map(([key, { en }]) => [key, { text: en, one: null }]),
    ) as ExplorerData['texts'],
    kinds: kinds.map(({ name, label, color: [fill, border, ink] }) => ({
      ...{ name, label: label.en, fill, border, ink },
    })),
    relations: relations.map(({ name, label, reverse }) => ({
      ...{ name, label: label.en, reverse: reverse.en },
    })),
  } satisfies ExplorerData;
  const text = JSON.stringify(data).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html><head><link rel="stylesheet" href="${assetPath('style.css')}"><script type="module" src="${assetPath('explore.js')}"></script></head><body class="wide"><main><div id="explorer" data-explorer="${text}"><div id="explore-stage"></div><div id="explore-paths"></div></div></main></body></html>`;
}

async function service(): Promise<FastifyInstance> {
  const app = Fastify();
  await serveAssets(app);
  app.get('/', (_request, reply) =>
    reply
      .header('content-security-policy', pagePolicy)
      .type('text/html; charset=utf-8')
      .send(pageOf()),
  );
  return app;
}

const countFrames = `new Promise((resolve) => {
  const times = [];
  delete document.body.dataset.done;
  requestAnimationFrame(function next(time) {
    times.push(time);
    if (document.body.dataset.done) resolve(times);
    else requestAnimationFrame(next);
  });
})`;

/** Frames while something is done, by the browser's own clock and by the processor time of its main thread. */
async function framesWhile(page: Page, act: () => Promise<void>) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await busy();
  // As text: what tsx makes of a function calls helpers that the page does not have.
  const frames = page.evaluate<number[]>(countFrames);
  await act();
  await page.evaluate("document.body.dataset.done = 'yes'");
  const times = await frames;
  const cpu = (await busy()) - before;
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  gaps.sort((one, other) => one - other);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const rounded = (value: number) => Math.round(10 * value) / 10;
  return {
    framesPerSecond: rounded((1_000 * gaps.length) / total),
    slowest5Percent: rounded(gaps[Math.floor(0.95 * gaps.length)] ?? 0),
    processorPerFrame: rounded(cpu / gaps.length),
  };
}

const app = await service();
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const browser = await startChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(address);
  await page.locator('.explore-canvas canvas').first().waitFor();
  await page.locator('.explore-timeline svg').waitFor();
  const drawn = await page.evaluate<number>('performance.now()');
  const box = await page.locator('.explore-canvas').boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  // Between the entities, so that the picture is moved and none of them.
  const corner = { x: box.x + 8, y: box.y + 8 };
  const drag = async (from: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let at = 1; at <= 40; at++) await page.mouse.move(from.x + 3 * at, from.y + 2 * at);
    await page.mouse.up();
  };
  const results = {
    cores: cpus().length,
    load: loadavg()[0],
    firstDrawing: Math.round(drawn),
    panned: await framesWhile(page, () => drag(corner)),
    zoomed: await framesWhile(page, async () => {
      await page.mouse.move(middle.x, middle.y);
      for (let at = 0; at < 20; at++) await page.mouse.wheel(0, at < 10 ? -60 : 60);
    }),
    dragged: await framesWhile(page, () => drag(middle)),
  };
  console.log(JSON.stringify(results, null, 2));
} finally {
  await browser.close();
  await app.close();
}
