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
import { findRunning, type RunningNeo4j, waitForOther } from './running.js';
import { releaseLock, removeState, self, takeLock, writeState } from './state.js';
import { untilReady } from './until-ready.js';

export { type CopyMark, readCopyMark, readOnlySettings, writeCopyMark } from './copy-mark.js';
export { LocalNeo4jError } from './errors.js';

export interface LocalNeo4jOptions {
  /** Folder for data, logs, settings and password. Private to its owner. */
  readonly directory: string;
  /** Folder for the downloaded libraries, with one subfolder per version. */
  readonly cacheDirectory?: string;
  /** Preferred ports; free ones are used instead if these are in use. */
  readonly boltPort?: number;
  readonly httpPort?: number;
  /** Maximum heap size, such as 1g. */
  readonly heap?: string;
  /** Additional lines of neo4j.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Receives progress messages for people, one line at a time. */
  readonly onMessage?: (line: string) => void;
  /**
   * Checks over Bolt whether a query is answered, if a driver is available. The start then returns one or two seconds
   * before HTTP and Browser are ready; `browserReady` waits for those. Without it, HTTP is checked.
   */
  readonly answers?: (neo4j: BoltAddress) => Promise<boolean>;
  /** Maximum number of consecutive restarts, at the same ports, after Neo4j has exited by itself. Default: none. */
  readonly restarts?: number;
  /** Called when Neo4j has exited by itself and is not restarted, with the last lines of its log. */
  readonly onCrash?: (error: LocalNeo4jError) => void;
}

export interface BoltAddress {
  readonly boltUri: string;
  readonly username: string;
  readonly password: string;
}

export interface LocalNeo4j extends BoltAddress {
  readonly browserUrl: string;
  /** Resolves when `browserUrl` answers; rejects if Neo4j exits before. */
  readonly browserReady: Promise<void>;
  /** File that contains the password. */
  readonly passwordFile: string;
  /** False if this uses a Neo4j that another process runs on the same folder and that ends with that process. */
  readonly started: boolean;
  /** Ends Neo4j if this call has started it. */
  stop(): Promise<void>;
}

/**
 * Runs a real Neo4j Community on this computer, downloaded once and reachable only from this computer. Throws
 * LocalNeo4jError with a message that says how to provide what is missing.
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

/** A free port may be taken by another program in the seconds before Java listens. */
const MAX_STARTS = 3;

/** What each start of the Neo4j of a folder needs. */
interface Start {
  readonly directory: string;
  readonly java: Java;
  readonly libraries: string;
  readonly options: LocalNeo4jOptions;
  readonly say: (line: string) => void;
}

async function startIn(start: Start): Promise<LocalNeo4j> {
  const { directory, options, say } = start;
  // Before choosing ports, because it may still hold its own.
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
    // The error reaches whoever awaits this promise.
    browserReady.catch(() => undefined);
    await writeState(directory, { ...ports, owner: self() });
    const kept = keepRunning(launched, {
      restarts: options.restarts ?? 0,
      launch: async () => {
        // If the guard was killed, its Java may still run.
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
  // The error reaches whoever awaits this promise.
  ready.catch(() => undefined);
  return { child, ready, password };
}

/** `own` if this process has started it. */
function handle(
  directory: string,
  { ports, password }: RunningNeo4j,
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

/** Distinguishes the archives that several Neo4j of this process write on exit. */
function archiveOf({ bolt }: Ports): string {
  return `${process.pid}-${bolt}`;
}

async function portsFor(
  { boltPort = 7687, httpPort = 7474 }: LocalNeo4jOptions,
  say: (line: string) => void,
): Promise<Ports> {
  const bolt = await freePort(boltPort);
  let http = await freePort(httpPort);
  // A port is free again after it was tested, so the second choice may return the port of the first.
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
