import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from './home.js';

/** What a running Neo4j leaves in its folder for others to find it. */
export interface State extends Ports {
  /** Process that started it, and on whose life it hangs. */
  readonly owner: number;
}

const fileIn = (directory: string) => join(directory, 'running.json');

export async function writeState(directory: string, state: State): Promise<void> {
  await writeFile(fileIn(directory), JSON.stringify(state), { mode: 0o600 });
}

export async function readState(directory: string): Promise<State | undefined> {
  const text = await readFile(fileIn(directory), 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as State);
  } catch {
    return undefined;
  }
}

export async function removeState(directory: string): Promise<void> {
  await rm(fileIn(directory), { force: true });
}

/**
 * Makes this process the one that starts the folder's Neo4j. False when another live process is about to.
 * The lock of a process that is no more counts for nothing.
 */
export async function takeLock(directory: string): Promise<boolean> {
  const file = join(directory, 'starting.lock');
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder !== process.pid && isAlive(holder)) return false;
    await rm(file, { force: true });
    return takeLock(directory);
  }
}

export async function releaseLock(directory: string): Promise<void> {
  await rm(join(directory, 'starting.lock'), { force: true });
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
