import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answers, isThere } from './answer.js';
import { type GuardedJava, startGuarded } from './child.js';
import { keepArchives, startArguments } from './command.js';
import { fetchNeo4j } from './download.js';
import { LocalNeo4jError } from './errors.js';
import { makePassword, type Ports, passwordFile, prepareHome, readPassword } from './home.js';
import { findJava, type Java } from './java.js';
import { freePort } from './ports.js';
import { isAlive, readState, releaseLock, removeState, takeLock, writeState } from './state.js';
import { startLimitMs, untilReady } from './until-ready.js';

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
  /** Called when Neo4j ends without having been told to, with the last lines of its log. */
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

const username = 'neo4j';

/**
 * Runs real Neo4j Community on this computer, fetched once, reachable from this computer alone.
 * Throws LocalNeo4jError with a message that says how to mend what is missing.
 */
export async function startLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const say = options.onMessage ?? (() => undefined);
  const directory = resolve(options.directory);
  const running = await findRunning(directory);
  if (running) return handle(directory, running.ports, running.password, undefined);
  const java = await findJava();
  const libraries = await fetchNeo4j(options.cacheDirectory ?? defaultCache(), say);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (!(await takeLock(directory))) return waitForOther(directory, say);
  try {
    return await startIn(directory, java, libraries, options);
  } finally {
    await releaseLock(directory);
  }
}

/** A port that was free when it was looked for may be taken before Java listens, seconds later. */
const mostStarts = 3;

async function startIn(
  directory: string,
  java: Java,
  libraries: string,
  options: LocalNeo4jOptions,
): Promise<LocalNeo4j> {
  for (let start = 1; ; start++) {
    const ports = await portsFor(options, options.onMessage ?? (() => undefined));
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
    const overHttp = () => answers(ports.http, username, password);
    try {
      await untilReady(child, byBolt ? () => byBolt(address) : overHttp);
    } catch (error) {
      if (start < mostStarts && child.portIsTaken()) continue;
      throw error;
    }
    const browserReady = byBolt ? untilReady(child, () => isThere(ports.http)) : Promise.resolve();
    // Whoever awaits it is told.
    browserReady.catch(() => undefined);
    await writeState(directory, { ...ports, owner: process.pid });
    const own = { child, libraries, browserReady, onCrash: options.onCrash };
    return handle(directory, ports, password, own);
  }
}

interface Own {
  readonly child: GuardedJava;
  readonly libraries: string;
  readonly browserReady: Promise<void>;
  readonly onCrash: LocalNeo4jOptions['onCrash'];
}

function handle(
  directory: string,
  ports: Ports,
  password: string,
  own: Own | undefined,
): LocalNeo4j {
  let stopping = false;
  void own?.child.ended.then(() => {
    if (!stopping)
      own.onCrash?.(
        new LocalNeo4jError(
          'START_FAILED',
          `Neo4j has ended by itself. Its last words:\n${own.child.lastLines() || '(none: it was ended from outside)'}`,
        ),
      );
  });
  return {
    boltUri: boltUri(ports),
    browserUrl: `http://localhost:${ports.http}/browser/?dbms=neo4j://${username}@localhost:${ports.bolt}&db=neo4j`,
    browserReady: own?.browserReady ?? Promise.resolve(),
    username,
    password,
    passwordFile: passwordFile(directory),
    started: own !== undefined,
    async stop() {
      if (!own || stopping) return;
      stopping = true;
      await removeState(directory);
      await own.child.stop();
      await keepArchives(own.libraries, archiveOf(ports));
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

async function findRunning(
  directory: string,
): Promise<{ ports: Ports; password: string } | undefined> {
  const state = await readState(directory);
  if (!state || !isAlive(state.owner)) return undefined;
  const password = await readPassword(directory);
  if (password === undefined) return undefined;
  const isRunning = await answers(state.http, username, password);
  return isRunning ? { ports: state, password } : undefined;
}

async function waitForOther(directory: string, say: (line: string) => void): Promise<LocalNeo4j> {
  say('Another process is starting the Neo4j of this folder; waiting for it …');
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    const running = await findRunning(directory);
    if (running) return handle(directory, running.ports, running.password, undefined);
    await wait(200);
  }
  throw new LocalNeo4jError(
    'START_FAILED',
    `Another process began to start the Neo4j of ${directory} and did not finish. End it and start again.`,
  );
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
