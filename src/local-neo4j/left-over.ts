import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LocalNeo4jError } from './errors.js';

/** Ending Neo4j takes a third of a second. One that is frozen or stuck is killed; its transaction log survives that. */
const MAX_END_MS = 10_000;

/**
 * Ends the Neo4j of a folder that has lost its parent process, and its guard if that still runs. Returns when they
 * have exited, so folder and ports are free. Only for callers that know that nobody else owns it. Throws START_FAILED
 * if it may not be ended.
 */
export async function endLeftOver(directory: string, say: (line: string) => void): Promise<void> {
  const left = await processesOf(directory);
  if (left.length === 0) return;
  say(
    `Ending the Neo4j of ${directory} that was left behind by a program which is gone (process ${left.join(', ')}) …`,
  );
  const deadline = Date.now() + MAX_END_MS;
  signal(directory, left, 'SIGTERM');
  while ((await processesOf(directory)).length > 0) {
    if (Date.now() > deadline) signal(directory, await processesOf(directory), 'SIGKILL');
    await wait(100);
  }
}

function signal(directory: string, pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') continue;
      throw new LocalNeo4jError(
        'START_FAILED',
        `Process ${pid} of another user runs the Neo4j of ${directory}. End it, or choose another folder.`,
      );
    }
  }
}

/**
 * Ids of the processes that run the Neo4j of a folder: Java, and the guard, which was started with the same
 * arguments.
 */
export async function processesOf(directory: string): Promise<number[]> {
  const argument = `--home-dir=${directory}`;
  const all = process.platform === 'linux' ? await fromProc() : await fromPs();
  return all
    .filter(({ text }) => text.includes(`\0${argument}\0`) || text.includes(` ${argument} `))
    .map(({ pid }) => pid);
}

interface ListedProcess {
  readonly pid: number;
  /** The arguments, each followed by NUL (Linux) or a space. */
  readonly text: string;
}

async function fromProc(): Promise<ListedProcess[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Boolean);
  return Promise.all(
    pids.map(async (pid) => ({
      pid,
      // A zombie process has none.
      text: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    })),
  );
}

async function fromPs(): Promise<ListedProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,args=']);
  return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), text: `${line} ` }));
}
