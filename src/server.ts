import cluster from 'node:cluster';
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { kitAddress } from './cli/browser-settings.js';
import { type HeldPort, holdPort } from './cli/hold-port.js';
import { type OpenedGraph, openGraph } from './cli/open-graph.js';
import { say, sayError } from './cli/say.js';
import { type Config, readConfig } from './config.js';
import { UserError } from './errors.js';

// Only what the start of Neo4j needs is imported above; everything else is imported while Neo4j starts.

/**
 * The process: settings, graph, data, service. It prints one line when it is ready and closes everything when it
 * ends.
 */
async function serve(): Promise<void> {
  const given = readConfig(process.env);
  await checkSeed(given.SEED_DIR);
  const held = await holdIfAny(given);
  const config = { ...given, PORT: held?.port ?? given.PORT };
  let close: (() => void) | undefined;
  const onFailure = (error: Error) => {
    sayError(error);
    process.exitCode = 1;
    close?.();
  };
  const opening = openGraph(config, say, onFailure);
  const preparing = import('./cli/service.js').then(({ prepareService }) =>
    prepareService({ config, held, onFailure }),
  );
  // The error reaches whoever awaits this promise; until then it must not end the process.
  preparing.catch(() => undefined);
  const opened = await opening;
  try {
    const startService = await preparing;
    const service = await startService(opened);
    close = service.close;
    await opened.browserReady;
    // A child process leaves this to its parent.
    if (cluster.isPrimary) {
      sayReady(service.origin, opened, kitAddress(config));
      if (service.metrics) say(`Metrics: ${service.metrics}/metrics`);
    }
    service.askFirst?.();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Checked before Neo4j is started. Problems within the folder are reported when it is read. */
async function checkSeed(folder: string): Promise<void> {
  const isThere = folder === 'none' || (await stat(folder).catch(() => undefined))?.isDirectory();
  if (isThere) return;
  throw new UserError(
    'BAD_USER_INPUT',
    `SEED_DIR=${folder}: there is no such folder. Give the folder of a data set, or none to load nothing.`,
  );
}

/** A given port is only tested, so that clients are refused until the service is ready. */
async function holdIfAny({ HOST, PORT }: Config): Promise<HeldPort | undefined> {
  // For a child process, its parent holds the port.
  if (!cluster.isPrimary) return undefined;
  const held = await holdPort(HOST, PORT);
  if (PORT === 0) return held;
  await held.release();
  return undefined;
}

function sayReady(origin: string, { browserUrl, ofAnother }: OpenedGraph, kit = ''): void {
  const guide = ofAnother ? ` (another process runs it; there, type :play ${kit}/guide.html)` : '';
  const browser = browserUrl ? ` · Neo4j Browser ${browserUrl}${guide}` : '';
  say(
    `Ready: ${origin}/ · GraphiQL ${origin}/graphiql · GraphQL ${origin}/graphql${browser} · Try first: which policies of MIIT affect EV makers, and why? ${origin}/?agency=MIIT&affects=EV+makers`,
  );
}

serve().catch(async (error: unknown) => {
  sayError(error);
  process.exitCode = 1;
  // Open handles (a child process, a socket) get a moment to close before the process exits anyway.
  await wait(2_000, undefined, { ref: false });
  process.exit();
});
