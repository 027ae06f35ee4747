import type { Cell } from './cell.js';
import { MAX_GROUPS } from './statement.js';

export type Ranked<One> = One & { readonly rank: number };

/**
 * The largest first, equal ones by key. Equal ones share a rank, and the next rank leaves room for them: 1, 2, 2, 4.
 * Keys are compared character by character, so that the order is the same on every machine.
 */
export function withRanks<One extends object>(
  items: readonly One[],
  sizeOf: (one: One) => number,
  keyOf: (one: One) => string,
): Ranked<One>[] {
  const sorted = items
    .map((one) => ({ one, size: sizeOf(one), key: keyOf(one) }))
    .sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  let rank = 0;
  return sorted.map(({ one, size }, at) => {
    if (size !== sorted[at - 1]?.size) rank = at + 1;
    return { ...one, rank };
  });
}

/** The rank of each size: one more than there are larger cells. */
export function ranksOf(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const sizes = cells.map(({ rows }) => rows).sort((a, b) => b - a);
  const ranks = new Map<number, number>();
  for (const [at, size] of sizes.entries()) if (!ranks.has(size)) ranks.set(size, at + 1);
  return ranks;
}

/** The largest cells, as many as an answer lists, and up to a rank; equal ones by key. */
export function largestFirst(
  cells: readonly Cell[],
  ranks: ReadonlyMap<number, number>,
  top?: number | null,
): Cell[] {
  const rankOf = ({ rows }: Cell) => ranks.get(rows) ?? 0;
  const within = top == null ? cells : cells.filter((cell) => rankOf(cell) <= top);
  return inKeyOrder(within)
    .sort((a, b) => b.rows - a.rows)
    .slice(0, MAX_GROUPS);
}

/** Cells by their keys. */
export function inKeyOrder(cells: readonly Cell[]): Cell[] {
  return [...cells].sort((a, b) => (a.id < b.id ? -1 : 1));
}
