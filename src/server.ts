import { setTimeout as wait } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { askFirst } from './cli/ask-first.js';
import { kitAddress } from './cli/browser-settings.js';
import { holdPort } from './cli/hold-port.js';
import { loadSeed, readSeed } from './cli/load-seed.js';
import { type OpenedGraph, openGraph } from './cli/open-graph.js';
import { say, sayError } from './cli/say.js';
import { whenNpmEnds } from './cli/when-npm-ends.js';
import { readConfig } from './config.js';

/** The process: settings, graph, data, service; one line when it is ready; everything closed when it ends. */
async function serve(): Promise<void> {
  const given = readConfig(process.env);
  const held = given.PORT === 0 ? await holdPort(given.HOST) : undefined;
  const config = { ...given, PORT: held?.port ?? given.PORT };
  // Loading the programs of the service, reading the data and starting Neo4j take seconds each, and none waits for another.
  const service = import('./api/app.js');
  const seed = readSeed(config.SEED_DIR);
  // Whoever awaits it later is told; until then, a failure is not to end the process.
  seed.catch(() => undefined);
  let closing: { close(): void } | undefined;
  const opened = await openGraph(config, say, (crash) => {
    sayError(crash);
    process.exitCode = 1;
    closing?.close();
  });
  try {
    await loadSeed(opened.graph, config.SEED_DIR, say, seed);
    const { buildApp } = await service;
    const app = await buildApp({ graph: opened.graph, logLevel: config.LOG_LEVEL });
    closing = closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
      if (err) sayError(err);
      await app.close();
      await opened.close();
    });
    whenNpmEnds(() => closing?.close());
    await held?.release();
    await app.listen({ host: config.HOST, port: config.PORT });
    sayReady(app.listeningOrigin, opened, kitAddress(config));
    void askFirst(app);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function sayReady(origin: string, { browserUrl, ofAnother }: OpenedGraph, kit = ''): void {
  const guide = ofAnother ? ` (another process runs it; there, type :play ${kit}/guide.html)` : '';
  const browser = browserUrl ? ` · Neo4j Browser ${browserUrl}${guide}` : '';
  say(
    `Ready: GraphiQL ${origin}/graphiql · GraphQL ${origin}/graphql${browser} · Try first, in GraphiQL: which policies of MIIT affect EV makers, and why? (press play)`,
  );
}

serve().catch(async (error: unknown) => {
  sayError(error);
  process.exitCode = 1;
  // What is still open (a child process, a socket) gets a moment to close before the process is ended all the same.
  await wait(2_000, undefined, { ref: false });
  process.exit();
});
