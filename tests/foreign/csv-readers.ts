import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pythonWith } from './python.js';

/** Readers of CSV that others wrote: Python's csv module, pandas and DuckDB. */
export const readers = ['python', 'pandas', 'duckdb'] as const;

export type Rows = readonly (readonly string[])[];

/** The rows that each reader finds in each CSV file of a folder, by the name of the file. */
export async function readByAll(
  folder: string,
): Promise<Record<string, Record<(typeof readers)[number], Rows>>> {
  const python = join(await pythonWith('csv'), 'python');
  const script = fileURLToPath(new URL('read-csv.py', import.meta.url));
  const { stdout } = await promisify(execFile)(python, [script, folder], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}
