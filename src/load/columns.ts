import { loadColumns } from '../codegen/load-columns.js';
import type { Parameters } from '../neo4j/graph.js';
import type { Properties } from './storage-encoding.js';

/**
 * Converts rows to columns: one list per property. A list of maps repeats every property name in every row and takes
 * twice as long to read. A property that no row has becomes an empty list.
 */
export function inColumns(name: string, rows: readonly Properties[]): Parameters {
  const columns: Record<string, unknown[]> = {};
  for (const column of loadColumns(name)) {
    const values = rows.map((row) => row[column] ?? null);
    columns[column] = values.every((value) => value === null) ? [] : values;
  }
  return columns;
}
