import cluster from 'node:cluster';
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { kitAddress } from './cli/browser-settings.js';
import { type HeldPort, holdPort } from './cli/hold-port.js';
import { type OpenedGraph, openGraph } from './cli/open-graph.js';
import { say, sayError } from './cli/say.js';
import { type Config, readConfig } from './config.js';
import { UserError } from './errors.js';

// Imported above is what the start of Neo4j needs: all else is loaded while it starts.

/** The process: settings, graph, data, service; one line when it is ready; everything closed when it ends. */
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
  // Whoever awaits it is told; until then, a failure is not to end the process.
  preparing.catch(() => undefined);
  const opened = await opening;
  try {
    const startService = await preparing;
    const service = await startService(opened);
    close = service.close;
    await opened.browserReady;
    // One of several processes leaves this to the one that started them.
    if (cluster.isPrimary) sayReady(service.origin, opened, kitAddress(config));
    service.askFirst?.();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Said before Neo4j is started for it. What is wrong within the folder is said when it is read. */
async function checkSeed(folder: string): Promise<void> {
  const isThere = folder === 'none' || (await stat(folder).catch(() => undefined))?.isDirectory();
  if (isThere) return;
  throw new UserError(
    'BAD_USER_INPUT',
    `SEED_DIR=${folder}: there is no such folder. Give the folder of a data set, or none to load nothing.`,
  );
}

/** A port that is given is only tried: whoever asks before the service is there is to hear that nobody listens. */
async function holdIfAny({ HOST, PORT }: Config): Promise<HeldPort | undefined> {
  // One of several processes finds the port in the hands of the one that started it.
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
