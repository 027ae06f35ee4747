import type { AmountRow } from './amounts.js';

/** The key of a cell in one dimension, with its name where it is a node. */
export type KeyRow = readonly [key: string | null, name: string | null, nameZh: string | null];

/** Rows that have the same keys. */
export interface Cell {
  /** The keys side by side, or why there is none; a space sorts before whatever a key is made of. */
  readonly id: string;
  readonly keys: readonly KeyRow[];
  readonly rows: number;
  readonly amounts: readonly AmountRow[];
  readonly ids: readonly string[];
}

/** The cell with these keys. */
export function cellOf(
  keys: readonly KeyRow[],
  rows = 0,
  amounts: readonly AmountRow[] = [],
  ids: readonly string[] = [],
): Cell {
  return { id: keys.map(([key]) => key ?? 'NOT_KNOWN').join(' '), keys, rows, amounts, ids };
}

/** What Neo4j counted. */
export interface CountedCells {
  readonly cells: readonly Cell[];
  /** What is told of all rows: in the order of `totals`, then for each dimension in that of `dimensionTotals`. */
  readonly told: readonly number[];
}
