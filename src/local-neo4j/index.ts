import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { answers, isThere } from './answer.js';
import { startGuarded } from './child.js';
import { keepArchives, startArguments } from './command.js';
import { fetchNeo4j } from './download.js';
import type { LocalNeo4jError } from './errors.js';
import {
  makeHome,
  makePassword,
  type Ports,
  passwordFile,
  prepareHome,
  readPassword,
  username,
} from './home.js';
import { findJava, type Java } from './java.js';
import { keepRunning, type Launched } from './keep-running.js';
import { endLeftOver } from './left-over.js';
import { freePort } from './ports.js';
import { type Found, findRunning, waitForOther } from './running.js';
import { releaseLock, removeState, self, takeLock, writeState } from './state.js';
import { untilReady } from './until-ready.js';

export { LocalNeo4jError } from './errors.js';

export interface LocalNeo4jOptions {
  /** Folder for data, logs, settings and password. Closed to other users. */
  readonly directory: string;
  /** Folder for the fetched programs, one below it a version. */
  readonly cacheDirectory?: string;
  /** Ports to prefer; any free ones are taken where these are in use. */
  readonly boltPort?: number;
  readonly httpPort?: number;
  /** Largest heap, such as 1g. */
  readonly heap?: string;
  /** Further lines of neo4j.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Progress for people, a line at a time. */
  readonly onMessage?: (line: string) => void;
  /**
   * Asks over Bolt whether a query is answered, where a driver is at hand. The start is then over a second or two
   * before HTTP and Browser are there; `browserReady` waits for those. Left out, HTTP is asked.
   */
  readonly answers?: (neo4j: BoltAddress) => Promise<boolean>;
  /** How often in a row Neo4j is started again, at the same ports, when it has ended by itself. Left out: never. */
  readonly restarts?: number;
  /** Called when Neo4j has ended by itself and is not started again, with the last lines of its log. */
  readonly onCrash?: (error: LocalNeo4jError) => void;
}

export interface BoltAddress {
  readonly boltUri: string;
  readonly username: string;
  readonly password: string;
}

export interface LocalNeo4j extends BoltAddress {
  readonly browserUrl: string;
  /** Settled when `browserUrl` answers; fails where Neo4j ends before. */
  readonly browserReady: Promise<void>;
  /** File that holds the password. */
  readonly passwordFile: string;
  /** False when a Neo4j that another process runs on the same folder is used; it ends with that process. */
  readonly started: boolean;
  /** Ends Neo4j if this call has started it. */
  stop(): Promise<void>;
}

/**
 * Runs real Neo4j Community on this computer, fetched once, reachable from this computer alone.
 * Throws LocalNeo4jError with a message that says how to mend what is missing.
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const say = options.onMessage ?? (() => undefined);
  const directory = resolve(options.directory);
  const running = await findRunning(directory, say);
  if (running) return handle(directory, running);
  const java = await findJava();
  const libraries = await fetchNeo4j(options.cacheDirectory ?? defaultCache(), say);
  await makeHome(directory);
  if (!(await takeLock(directory))) return handle(directory, await waitForOther(directory, say));
  try {
    return await startIn({ directory, java, libraries, options, say });
  } finally {
    await releaseLock(directory);
  }
}

/** A port that was free when it was looked for may be taken before Java listens, seconds later. */
const MAX_STARTS = 3;

/** What each start of a folder's Neo4j needs. */
interface Start {
  readonly directory: string;
  readonly java: Java;
  readonly libraries: string;
  readonly options: LocalNeo4jOptions;
  readonly say: (line: string) => void;
}

async function startIn(start: Start): Promise<LocalNeo4j> {
  const { directory, options, say } = start;
  // Before ports are looked for: it holds those that it had.
  await endLeftOver(directory, say);
  for (let starts = 1; ; starts++) {
    const ports = await portsFor(options, say);
    const launched = await launch(start, ports);
    try {
      await launched.ready;
    } catch (error) {
      if (starts < MAX_STARTS && launched.child.portIsTaken()) continue;
      throw error;
    }
    const browserReady = options.answers
      ? untilReady(launched.child, () => isThere(ports.http))
      : Promise.resolve();
    // Whoever awaits it is told.
    browserReady.catch(() => undefined);
    await writeState(directory, { ...ports, owner: self() });
    const kept = keepRunning(launched, {
      restarts: options.restarts ?? 0,
      launch: async () => {
        // A guard that was killed leaves its Java behind.
        await endLeftOver(directory, say);
        return launch(start, ports);
      },
      say,
      onCrash: options.onCrash,
    });
    const stop = async () => {
      await removeState(directory);
      await kept.stop();
      await keepArchives(start.libraries, archiveOf(ports));
    };
    return handle(directory, { ports, password: launched.password }, { browserReady, stop });
  }
}

async function launch(
  { directory, java, libraries, options }: Start,
  ports: Ports,
): Promise<Launched & { readonly password: string }> {
  await prepareHome(directory, ports, options.settings ?? {});
  await keepArchives(libraries);
  const password = (await readPassword(directory)) ?? (await makePassword(directory));
  const child = startGuarded(
    java.command,
    await startArguments(java, libraries, directory, options.heap ?? '1g', archiveOf(ports)),
    {
      ...process.env,
      NEO4J_HOME: directory,
      NEO4J_CONF: join(directory, 'conf'),
    },
  );
  const { answers: byBolt } = options;
  const address = { boltUri: boltUri(ports), username, password };
  const ready = untilReady(
    child,
    byBolt ? () => byBolt(address) : () => answers(ports.http, username, password),
  );
  // Whoever awaits it is told.
  ready.catch(() => undefined);
  return { child, ready, password };
}

/** `own` where this process has started it. */
function handle(
  directory: string,
  { ports, password }: Found,
  own?: Pick<LocalNeo4j, 'browserReady' | 'stop'>,
): LocalNeo4j {
  let stopped: Promise<void> | undefined;
  return {
    boltUri: boltUri(ports),
    browserUrl: `http://localhost:${ports.http}/browser/?dbms=neo4j://${username}@localhost:${ports.bolt}&db=neo4j`,
    browserReady: own?.browserReady ?? Promise.resolve(),
    username,
    password,
    passwordFile: passwordFile(directory),
    started: own !== undefined,
    async stop() {
      stopped ??= own?.stop();
      await stopped;
    },
  };
}

function boltUri({ bolt }: Ports): string {
  return `bolt://localhost:${bolt}`;
}

/** Tells apart what the Neo4js of this process write as they end. */
function archiveOf({ bolt }: Ports): string {
  return `${process.pid}-${bolt}`;
}

async function portsFor(
  { boltPort = 7687, httpPort = 7474 }: LocalNeo4jOptions,
  say: (line: string) => void,
): Promise<Ports> {
  const bolt = await freePort(boltPort);
  let http = await freePort(httpPort);
  // A port is free again once it has been tried: the second try may well find the first one's.
  while (http === bolt) http = await freePort(0);
  if (boltPort !== 0 && bolt !== boltPort)
    say(`Port ${boltPort} is taken; Neo4j's Bolt listens on ${bolt}.`);
  if (httpPort !== 0 && http !== httpPort)
    say(`Port ${httpPort} is taken; Neo4j Browser is on ${http}.`);
  return { bolt, http };
}

function defaultCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'local-neo4j');
}
