import type { AmountSum } from './answer.js';

/** The amounts of one row; `first` where it is the cell in which the row is told of as a whole. */
export type AmountRow = readonly [
  first: boolean,
  currencies: readonly string[],
  values: readonly number[],
];

/** Sums by currency. An amount that is stated in two currencies is in both sums. */
export function sumsOf(amounts: readonly AmountRow[]): AmountSum[] {
  const sums = new Map<string, AmountSum>();
  for (const [, currencies, values] of amounts) {
    for (const [at, currency] of currencies.entries()) {
      const before = sums.get(currency) ?? { currency, sum: 0, rows: 0, rowsInOthers: 0 };
      sums.set(currency, {
        currency,
        sum: before.sum + (values[at] ?? 0),
        rows: before.rows + 1,
        rowsInOthers: before.rowsInOthers + (currencies.length > 1 ? 1 : 0),
      });
    }
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
