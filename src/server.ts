import cluster from 'node:cluster';
import { setTimeout as wait } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { askFirst } from './cli/ask-first.js';
import { kitAddress } from './cli/browser-settings.js';
import { type HeldPort, holdPort } from './cli/hold-port.js';
import { loadSeed, readSeed } from './cli/load-seed.js';
import { type OpenedGraph, openGraph } from './cli/open-graph.js';
import { startProcesses } from './cli/processes.js';
import { say, sayError } from './cli/say.js';
import { whenNpmEnds } from './cli/when-npm-ends.js';
import { type Config, readConfig } from './config.js';
import type { Graph } from './graph/connect.js';

/** The process: settings, graph, data, service; one line when it is ready; everything closed when it ends. */
async function serve(): Promise<void> {
  const given = readConfig(process.env);
  const held = given.PORT === 0 ? await holdPort(given.HOST) : undefined;
  const config = { ...given, PORT: held?.port ?? given.PORT };
  const isOne = config.PROCESSES === 1;
  // Loading the programs of the service, reading the data and starting Neo4j take seconds each, and none waits for another.
  const service = isOne ? import('./api/app.js') : undefined;
  const seed = readSeed(config.SEED_DIR);
  // Whoever awaits it later is told; until then, a failure is not to end the process.
  seed.catch(() => undefined);
  let closing: { close(): void } | undefined;
  const end = (error: unknown) => {
    sayError(error);
    process.exitCode = 1;
    closing?.close();
  };
  const opened = await openGraph(config, say, end);
  try {
    await loadSeed(opened.graph, config.SEED_DIR, say, seed);
    const running = service
      ? await runHere(await service, opened.graph, config, held)
      : await runProcesses(config, opened.settings, end, held);
    closing = closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
      if (err) sayError(err);
      await running.close();
      await opened.close();
    });
    whenNpmEnds(() => closing?.close());
    // One of several processes leaves this to the one that started them.
    if (cluster.isPrimary) sayReady(running.origin, opened, kitAddress(config));
    void running.askFirst?.();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

interface Running {
  readonly origin: string;
  askFirst?(): Promise<void>;
  close(): Promise<void>;
}

async function runHere(
  { buildApp }: typeof import('./api/app.js'),
  graph: Graph,
  { HOST: host, PORT: port, LOG_LEVEL: logLevel, CACHE_MB }: Config,
  held: HeldPort | undefined,
): Promise<Running> {
  const app = await buildApp({ graph, logLevel, cacheBytes: CACHE_MB * 1024 * 1024 });
  await held?.release();
  await app.listen({ host, port });
  return {
    origin: app.listeningOrigin,
    askFirst: () => askFirst(app),
    close: () => app.close(),
  };
}

async function runProcesses(
  { HOST, PORT, PROCESSES }: Config,
  settings: Readonly<Record<string, string>>,
  onFailure: (error: Error) => void,
  held: HeldPort | undefined,
): Promise<Running> {
  await held?.release();
  // They find the graph open, the data loaded and the port settled.
  const own = { ...settings, PORT: String(PORT), PROCESSES: '1', SEED_DIR: 'none' };
  const processes = await startProcesses(PROCESSES, own, onFailure);
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return { origin: `http://${host}:${PORT}`, close: processes.close };
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
