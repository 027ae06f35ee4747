import cluster from 'node:cluster';
import closeWithGrace from 'close-with-grace';
import { readTrustedDocuments, type TrustedDocuments } from '../api/graphql/trusted-documents.js';
import type { Config } from '../config.js';
import { dataSets } from '../load/data-set.js';
import { migrate, requireCurrent, storageStateOf } from '../load/migrate.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { askFirst } from './ask-first.js';
import { type HeldPort, listenFault } from './hold-port.js';
import { loadSeed, readSeed } from './load-seed.js';
import type { OpenedGraph } from './open-graph.js';
import { startProcesses } from './processes.js';
import { showProgress } from './progress.js';
import { say, sayError } from './say.js';
import { whenNpmEnds } from './when-npm-ends.js';

/**
 * From the signal until the service ends by force, after STOP_DELAY_MS. Requests have ended by then (exports may not),
 * and the first Neo4j writes its class data archive on exit, which takes more than ten seconds on a slow computer.
 */
const MAX_TO_END_MS = 30_000;

/** What the service needs besides the graph. */
export interface ServiceOptions {
  readonly config: Config;
  readonly held: HeldPort | undefined;
  /** Called when a part of it has exited by itself. */
  readonly onFailure: (error: Error) => void;
}

export interface Service {
  readonly origin: string;
  /** Where METRICS_PORT listens, if it does. */
  readonly metrics?: string | undefined;
  /** Runs the most likely first queries, so that they are planned before users send them. */
  askFirst?(): void;
  /** Ends the service, then the graph, then the process. */
  close(): void;
}

/** Starts reading the seed data. The returned function runs the service once there is a graph. */
export function prepareService(options: ServiceOptions): (opened: OpenedGraph) => Promise<Service> {
  const { SEED_DIR, PROCESSES, TRUSTED_DOCUMENTS } = options.config;
  // Also read by a process that starts several others, so that an unusable list is reported once and at once.
  const trustedDocuments = TRUSTED_DOCUMENTS ? readTrustedDocuments(TRUSTED_DOCUMENTS) : undefined;
  const seed = readSeed(SEED_DIR);
  // A process that starts several others answers no requests itself.
  const api = PROCESSES === 1 ? import('../api/app.js') : undefined;
  // The error reaches whoever awaits this promise; until then it must not end the process.
  for (const begun of [seed, api]) begun?.catch(() => undefined);
  return async (opened) => {
    if (opened.folder?.copyMadeAt) await requireCurrent(opened.graph);
    else {
      await bringUpToDate(opened.graph, SEED_DIR);
      await loadSeed(opened.graph, SEED_DIR, say, seed);
    }
    const running = api
      ? await runHere(await api, opened, options, trustedDocuments)
      : await runProcesses(opened, options);
    const delay = options.config.STOP_DELAY_MS + MAX_TO_END_MS;
    const { close } = closeWithGrace({ delay, logger: false }, async ({ err }) => {
      if (err) sayError(err);
      await running.close();
      await opened.close();
      // The exit code reports the failure; it would be 0 otherwise.
      if (process.exitCode) process.exit();
    });
    whenNpmEnds(close);
    const { origin, metrics, askFirst } = running;
    return { origin, metrics, askFirst, close };
  };
}

/**
 * Refuses a graph that this version of the program did not write, but migrates an older one where the start may write.
 * One that only reads writes nothing, not even a migration.
 */
async function bringUpToDate(graph: Graph, seedDirectory: string): Promise<void> {
  const storage = storageStateOf(await dataSets(graph));
  if (storage.state === 'OLDER' && seedDirectory !== 'none') {
    say(`Bringing the graph from storage version ${storage.oldest} to ${STORAGE_VERSION} …`);
    await migrate(graph, { onProgress: showProgress() });
  }
  await requireCurrent(graph);
}

interface Running {
  readonly origin: string;
  readonly metrics?: string | undefined;
  askFirst?(): void;
  close(): Promise<void>;
}

async function runProcesses(
  opened: OpenedGraph,
  { config, held, onFailure }: ServiceOptions,
): Promise<Running> {
  await held?.release();
  // The child processes find the graph open, the data loaded and the port known.
  const own = {
    ...opened.settings,
    PORT: String(config.PORT),
    PROCESSES: '1',
    SEED_DIR: 'none',
  };
  const { passMetricsOn } = await import('./metrics-of-all.js');
  passMetricsOn();
  const { close } = await startProcesses(config.PROCESSES, own, onFailure);
  const { METRICS_HOST, METRICS_PORT } = config;
  const metrics = METRICS_PORT ? originOf(METRICS_HOST, METRICS_PORT) : undefined;
  return { origin: originOf(config.HOST, config.PORT), metrics, close };
}

function originOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function runHere(
  { buildApp, listenForMetrics, newMetrics }: typeof import('../api/app.js'),
  { graph, browserUrl }: OpenedGraph,
  { config, held }: ServiceOptions,
  trustedDocuments?: TrustedDocuments,
): Promise<Running> {
  const {
    HOST: host,
    PORT: port,
    LOG_LEVEL: logLevel,
    CACHE_MB,
    MAX_CONCURRENCY,
    MAX_CONNECTIONS,
    METRICS_HOST,
    METRICS_PORT,
  } = config;
  const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT
    ? await import('./tracing.js').then(({ startTracing }) => startTracing())
    : undefined;
  const metrics = newMetrics(true);
  const app = await buildApp({
    graph,
    logLevel,
    cacheBytes: CACHE_MB * 1024 * 1024,
    maxConcurrency: MAX_CONCURRENCY,
    maxConnections: MAX_CONNECTIONS,
    browserUrl,
    trustedDocuments,
    allowedHosts: [...config.ALLOWED_HOSTS, host.toLowerCase()],
    trustedProxies: config.TRUST_PROXY,
    access: {
      isPublic: config.READ_ACCESS === 'public',
      publicPerMinute: config.PUBLIC_RATE_LIMIT,
    },
    uploads: { timeoutMs: config.LOAD_TIMEOUT_MS, maxBytes: config.MAX_UPLOAD_MB * 1024 * 1024 },
    metrics,
    servesMetrics: METRICS_PORT === undefined,
    tracing: tracing?.api,
  });
  if (cluster.isWorker)
    await import('./metrics-of-all.js').then(({ sumMetrics }) => sumMetrics(app, metrics));
  await held?.release();
  await app.listen({ host, port }).catch((error: unknown) => {
    throw listenFault(error, host, port);
  });
  const own =
    METRICS_PORT === undefined
      ? undefined
      : await listenForMetrics(app, metrics, { host: METRICS_HOST, port: METRICS_PORT }).catch(
          (error: unknown) => {
            throw listenFault(error, METRICS_HOST, METRICS_PORT, 'METRICS_');
          },
        );
  return {
    origin: app.listeningOrigin,
    askFirst: () => void askFirst(app),
    metrics: own?.listeningOrigin,
    async close() {
      await app.drain(config.STOP_DELAY_MS);
      await app.close();
      await own?.close();
      await tracing?.close();
    },
  };
}
