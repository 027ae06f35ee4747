/** What decides between two data sets, in this order. */
export const precedenceRules = ['PRECEDENCE', 'PUBLICATION', 'NAME'] as const;
export type PrecedenceRule = (typeof precedenceRules)[number];

/** What decides which data set's value is shown where several state one. */
export interface RankedDataSet {
  readonly name: string;
  /** Declared rank: 1 comes before 2, and any before none. */
  readonly precedence?: number | null | undefined;
  /** The day on which its source was published, as YYYY-MM-DD. */
  readonly publishedOn?: string | null | undefined;
}

/**
 * Sorts data sets so that the one whose values are shown comes first: by declared precedence, then the later
 * publication, then by name.
 */
export function byPrecedence(a: RankedDataSet, b: RankedDataSet): number {
  const [left, right] = [keysOf(a), keysOf(b)];
  for (const [at, key] of left.entries()) {
    const other = right[at] as number | string;
    if (key !== other) return (at === 1 ? key > other : key < other) ? -1 : 1;
  }
  return 0;
}

/** The rule that decides between two data sets. */
export function ruleBetween(a: RankedDataSet, b: RankedDataSet): PrecedenceRule {
  const [left, right] = [keysOf(a), keysOf(b)];
  return precedenceRules[left.findIndex((key, at) => key !== right[at])] ?? 'NAME';
}

function keysOf({ name, precedence, publishedOn }: RankedDataSet) {
  return [precedence ?? Number.POSITIVE_INFINITY, publishedOn ?? '', name] as const;
}

/** Sorts names of data sets by precedence. Names of unknown data sets come last, in alphabetical order. */
export function nameOrder(dataSets: readonly RankedDataSet[]): (a: string, b: string) => number {
  const ranks = new Map([...dataSets].sort(byPrecedence).map(({ name }, rank) => [name, rank]));
  const last = dataSets.length;
  return (a, b) => (ranks.get(a) ?? last) - (ranks.get(b) ?? last) || (a < b ? -1 : 1);
}
