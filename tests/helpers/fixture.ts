import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The rows of a table in tests/fixtures, by the names of its columns. */
export function rowsOf<Column extends string>(file: string): Record<Column, string>[] {
  const path = fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url));
  return parse(readFileSync(path, 'utf8'), { columns: true }) as Record<Column, string>[];
}
