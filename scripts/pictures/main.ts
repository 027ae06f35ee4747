import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { buildApp } from '../../src/api/app.js';
import { loadSeed } from '../../src/cli/load-seed.js';
import { openGraph } from '../../src/cli/open-graph.js';
import { say } from '../../src/cli/say.js';
import { readConfig } from '../../src/config.js';
import { photographBrowser } from './browser.js';
import { photographGraphiql } from './graphiql.js';

/** npm run pictures: starts the service on a Neo4j of its own and photographs its pages into docs/images. */
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
if (!executablePath) throw new Error('No Chromium was found. Set CHROMIUM to the path of one.');
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
await mkdir(images, { recursive: true });

const config = readConfig({ ...process.env, NEO4J_URI: '' });
const opened = await openGraph(config, say);
const app = await buildApp({ graph: opened.graph });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await loadSeed(opened.graph, config.SEED_DIR, say);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  await photographGraphiql(browser, origin, `${images}graphiql.png`);
  const password = (await readFile(opened.passwordFile ?? '', 'utf8')).trim();
  await photographBrowser(browser, opened.browserUrl ?? '', password, `${images}browser.png`);
  say('docs/images/graphiql.png and docs/images/browser.png are written.');
} finally {
  await browser.close();
  await app.close();
  await opened.close();
}
