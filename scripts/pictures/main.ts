import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../src/api/app.js';
import { holdPort } from '../../src/cli/hold-port.js';
import { loadSeed } from '../../src/cli/load-seed.js';
import { openGraph } from '../../src/cli/open-graph.js';
import { say } from '../../src/cli/say.js';
import { readConfig } from '../../src/config.js';
import { photographBrowser } from './browser.js';
import { startChromium } from './chromium.js';
import { photographGraphiql } from './graphiql.js';
import { photographPages } from './pages.js';

/** npm run pictures: starts the service on a Neo4j of its own and photographs its pages into docs/images. */
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
await mkdir(images, { recursive: true });

const browser = await startChromium();
const given = readConfig({ ...process.env, NEO4J_URI: '' });
const held = await holdPort(given.HOST);
const config = { ...given, PORT: held.port };
const opened = await openGraph(config, say);
const app = await buildApp({ graph: opened.graph });
try {
  await loadSeed(opened.graph, config.SEED_DIR, say);
  await held.release();
  const origin = await app.listen({ host: config.HOST, port: config.PORT });
  await photographPages(browser, origin, images);
  await photographGraphiql(browser, origin, `${images}graphiql.png`);
  const password = (await readFile(opened.passwordFile ?? '', 'utf8')).trim();
  await photographBrowser(browser, opened.browserUrl ?? '', password, images);
  say('The pictures in docs/images are written.');
} finally {
  await browser.close();
  await app.close();
  await opened.close();
}
