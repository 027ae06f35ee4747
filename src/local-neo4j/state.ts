import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from './home.js';

/** What a running Neo4j records in its folder so that others can find it. */
export interface Neo4jState extends Ports {
  /** The process that started it; Neo4j ends with that process. */
  readonly owner: Owner;
}

/**
 * Identifies a process, also against a later one with the same id. In a container a program gets the same id at each
 * start.
 */
export interface Owner {
  readonly pid: number;
  /** When it was started, in the system's clock ticks. Omitted if the system does not report it. */
  readonly since?: string | undefined;
}

/** This process. */
export const self = (): Owner => ({ pid: process.pid, since: startOf(process.pid) });

export function lives({ pid, since }: Owner): boolean {
  return isAlive(pid) && startOf(pid) === since;
}

const fileIn = (directory: string) => join(directory, 'running.json');

export async function writeState(directory: string, state: Neo4jState): Promise<void> {
  await writeFile(fileIn(directory), JSON.stringify(state), { mode: 0o600 });
}

export async function readState(directory: string): Promise<Neo4jState | undefined> {
  const text = await readFile(fileIn(directory), 'utf8').catch(() => undefined);
  try {
    const state = text === undefined ? undefined : (JSON.parse(text) as Neo4jState);
    return typeof state?.owner?.pid === 'number' ? state : undefined;
  } catch {
    return undefined;
  }
}

export async function removeState(directory: string): Promise<void> {
  await rm(fileIn(directory), { force: true });
}

/**
 * Makes this process the one that starts the Neo4j of the folder. False if another live process is about to. A lock
 * of a process that has exited is ignored.
 */
export async function takeLock(directory: string): Promise<boolean> {
  const file = join(directory, 'starting.lock');
  try {
    await writeFile(file, JSON.stringify(self()), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = ownerIn(await readFile(file, 'utf8').catch(() => ''));
    if (holder && holder.pid !== process.pid && lives(holder)) return false;
    await rm(file, { force: true });
    return takeLock(directory);
  }
}

function ownerIn(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
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

/** Linux reports the start time of a process, in ticks since boot. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may contain anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
