import { loadColumns } from '../codegen/load-columns.js';
import type { Parameters } from '../neo4j/graph.js';
import type { Properties } from './storage-encoding.js';

/**
 * Rows as columns: a list for each property. A message of maps repeats every name in every row, and is read half as
 * fast. A property that no row has is sent as an empty list.
 */
export function inColumns(name: string, rows: readonly Properties[]): Parameters {
  const columns: Record<string, unknown[]> = {};
  for (const column of loadColumns(name)) {
    const values = rows.map((row) => row[column] ?? null);
    columns[column] = values.every((value) => value === null) ? [] : values;
  }
  return columns;
}
