import { type Cell, cellOf, type KeyRow } from './cell.js';
import { type Asked, checkNumber } from './grouping.js';
import { periodCount, periodsBetween } from './periods.js';
import { MAX_GROUPS } from './statement.js';

/**
 * Cells of 0 for every period without rows, between from and to or the first and last that hold any. Where a second
 * dimension is crossed, each of its keys gets all periods. `number` is how many cells that makes: with more than the
 * answer holds, the empty ones are left out. Throws LIMIT_EXCEEDED for too many periods.
 */
export function fillEmptyPeriods(
  cells: readonly Cell[],
  asked: readonly Asked[],
): { readonly cells: readonly Cell[]; readonly number: number } {
  if (!asked.some(({ period }) => period)) return { cells, number: cells.length };
  const axes = asked.map((one, at) => axis(cells, one, at));
  const number = axes.reduce((product, { length }) => product * length, 1);
  if (number > MAX_GROUPS) return { cells, number };
  const present = new Map(cells.map((cell) => [cell.id, cell]));
  const all = axes
    .slice(1)
    .reduce<KeyRow[][]>(
      (before, keys) => before.flatMap((one) => keys.map((key) => [...one, key])),
      (axes[0] ?? []).map((key) => [key]),
    )
    .map((keys) => cellOf(keys));
  return { cells: all.map((cell) => present.get(cell.id) ?? cell), number };
}

/** Every key of one dimension: all periods, or the keys that have rows. */
function axis(cells: readonly Cell[], asked: Asked, at: number): KeyRow[] {
  const found = new Map(cells.flatMap(({ keys }) => (keys[at] ? [[keys[at][0], keys[at]]] : [])));
  if (!asked.period) return [...found.values()];
  const keys = [...found.keys()].sort() as string[];
  const [first, last] = [asked.from ?? keys[0], asked.to ?? keys.at(-1)];
  if (!first || !last) return [];
  checkNumber(asked.dimension.name, periodCount(first, last, asked.period));
  return periodsBetween(first, last, asked.period).map((key) => [key, null, null]);
}
