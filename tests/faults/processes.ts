import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processesOf } from '../../src/local-neo4j/left-over.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A start has to load the service and Neo4j; on a busy computer that may take minutes. In milliseconds. */
const MAX_START_MS = 180_000;
/** How long a process may take to end after SIGTERM, in milliseconds. */
const MAX_END_MS = 60_000;

/** A process of ours, with what it has written so far. */
export interface Running {
  readonly process: ChildProcess;
  readonly pid: number;
  /** All that it has written to standard output and standard error. */
  text(): string;
  /** Settled with the exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Asks it to end and waits; ends it by force after a minute. */
  stop(): Promise<void>;
}

/** Runs a TypeScript file of this repository with the settings given, and with none of our own. */
export function run(
  file: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Running {
  const { NEO4J_URI: _uri, NEO4J_PASSWORD: _password, ...environment } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...environment, npm_lifecycle_event: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (some) => {
      text += some;
    });
  const ended = once(child, 'exit').then(([code, signal]) => signal ?? code);
  return {
    process: child,
    pid: child.pid as number,
    text: () => text,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), MAX_END_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

/** Waits until a process has written what is looked for. Throws with all that it wrote where it ends or takes too long. */
export async function untilWritten(running: Running, wanted: RegExp): Promise<RegExpExecArray> {
  const deadline = Date.now() + MAX_START_MS;
  let ended: number | string | undefined;
  void running.ended.then((how) => {
    ended = how;
  });
  for (;;) {
    const found = wanted.exec(running.text());
    if (found) return found;
    if (ended !== undefined || Date.now() > deadline)
      throw new Error(
        `${wanted} was not written (ended: ${ended}). Written was:\n${running.text()}`,
      );
    await wait(20);
  }
}

/** Process ids of the Java, or of the guard above it, that runs the Neo4j of a folder. */
export async function neo4jOf(directory: string, program: 'java' | 'guard'): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await processesOf(directory)) {
    const [command = ''] = await argumentsOf(pid);
    if (/java$/.test(command) === (program === 'java')) found.push(pid);
  }
  return found;
}

async function argumentsOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}
