import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Watched } from './watch.js';

/** The service as people run it: a process of its own with a Neo4j of its own. */
export interface Service {
  readonly port: number;
  readonly pid: number;
  /** The Java process that is its Neo4j. */
  neo4j(): Promise<number | undefined>;
  /** What the process says of itself since it was asked last; undefined where it does not answer within some seconds. */
  report(): Promise<Watched | undefined>;
  isRunning(): boolean;
  /** Ends it, if need be by force, and waits until its Neo4j is gone. */
  stop(): Promise<void>;
  /** What it has printed. */
  said(): string;
}

export interface ServiceOptions {
  readonly directory: string;
  /** Largest heap of the service in megabytes. */
  readonly heapMb: number;
  /** Folder for a profile of the service's processor time. */
  readonly profile?: string | undefined;
}

const project = fileURLToPath(new URL('../..', import.meta.url));
const MAX_START_MS = 400_000;
const MAX_REPORT_MS = 10_000;
const MAX_END_MS = 20_000;
/** Kept answers count as memory that is not given back, so a run keeps few of them. */
const CACHE_MB = 8;

/** Starts the service on a folder of data; resolves when it is ready. Throws with what it said where it is not. */
export async function startService({
  directory,
  heapMb,
  profile,
}: ServiceOptions): Promise<Service> {
  const child = spawn(
    process.execPath,
    [
      ...['--max-semi-space-size=32', `--max-old-space-size=${heapMb}`],
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
      ...['--import', 'tsx/esm'],
      ...['--import', new URL('watch.ts', import.meta.url).href],
      'src/server.ts',
    ],
    {
      cwd: project,
      env: {
        ...process.env,
        ...{ DATA_DIR: directory, PORT: '0', NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0' },
        ...{ CACHE_MB: String(CACHE_MB), LOG_LEVEL: 'error', NEO4J_URI: '' },
        npm_lifecycle_event: '',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let said = '';
  const hear = (some: Buffer) => {
    said = (said + some).slice(-200_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const port = () => /GraphQL http:\/\/[^:\s]+:(\d+)\/graphql/.exec(said)?.[1];
  const deadline = Date.now() + MAX_START_MS;
  while (!port()) {
    if (!isRunning() || Date.now() > deadline) {
      child.kill('SIGTERM');
      throw new Error(`It did not start:\n${said}`);
    }
    await wait(50);
  }
  const pid = child.pid as number;
  const neo4j = () => javaBelow(pid);
  const java = await neo4j();
  return {
    port: Number(port()),
    pid,
    neo4j,
    report: () => report(child),
    isRunning,
    said: () => said,
    async stop() {
      const own = (await neo4j()) ?? java;
      if (isRunning()) {
        child.kill('SIGTERM');
        await Promise.race([once(child, 'exit'), wait(MAX_END_MS)]);
        if (isRunning()) child.kill('SIGKILL');
      }
      if (own) await untilGone(own);
    },
  };
}

let reports = 0;

function report(child: ChildProcess): Promise<Watched | undefined> {
  const number = ++reports;
  return new Promise((resolve) => {
    const settle = (watched?: Watched) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(watched);
    };
    const onMessage = (message: Watched & { report: number }) => {
      if (message.report === number) settle(message);
    };
    const onExit = () => settle();
    const timer = setTimeout(settle, MAX_REPORT_MS);
    child.on('message', onMessage as never);
    child.once('exit', onExit);
    if (child.connected) child.send({ report: number }, () => undefined);
    else settle();
  });
}

/** The Java process among those that a process has started, itself or by others. */
async function javaBelow(pid: number): Promise<number | undefined> {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = await readFile(path, 'utf8').catch(() => '');
  for (const child of children.split(' ').filter(Boolean).map(Number)) {
    const name = await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '');
    if (name.trim() === 'java') return child;
    const found = await javaBelow(child);
    if (found) return found;
  }
  return undefined;
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + MAX_END_MS;
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (isThere() && Date.now() < deadline) await wait(100);
  // One that the service has left behind would hold the folder.
  if (isThere()) process.kill(pid, 'SIGKILL');
}
