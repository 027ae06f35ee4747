import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { LoadResult } from './measure/load.js';

const file = fileURLToPath(new URL('results.json', import.meta.url));

/** One round of one contender. Processor time is in milliseconds a request, null where it could not be read. */
export interface Round extends LoadResult {
  readonly serviceCpu: number | null;
  readonly neo4jCpu: number;
  readonly memoryMb: number | null;
}

/** A workload of questions over HTTP on a graph of one size. */
export interface AskedResult {
  readonly workload: string;
  readonly title: string;
  readonly relations: number;
  readonly seed: number;
  /** Questions whose answers were compared before timing, and how many of each contender's were equal. */
  readonly compared: {
    readonly questions: number;
    readonly equal: Readonly<Record<string, number>>;
  };
  readonly rounds: Readonly<Record<string, readonly Round[]>>;
}

/** What was measured, by part; each part has its own shape, which its own file knows. */
export interface Results {
  readonly [part: string]: Part;
}

export interface Part {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly found: unknown;
}

interface Machine {
  readonly processors: number;
  readonly memoryGb: number;
  readonly node: string;
}

export async function readResults(): Promise<Results> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Results;
}

/** Puts what a part has found in the place of what it found before; other parts stay. */
export async function keep(part: string, found: unknown): Promise<void> {
  const machine: Machine = {
    processors: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const all = { ...(await readResults()), [part]: { measuredAt: today(), machine, found } };
  const sorted = Object.fromEntries(
    Object.entries(all).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
  await writeFile(file, `${JSON.stringify(sorted, null, 1)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
