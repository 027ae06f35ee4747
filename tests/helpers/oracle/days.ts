/** The days that a date may mean, first and last: a date is cut where knowledge ends. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The span of a date, each day as a count; undefined for a date that is not known. */
export function spanOf(date: unknown): Span | undefined {
  if (typeof date !== 'string') return undefined;
  const count = (y: number, m: number, d: number) => Date.UTC(y, m, d) / 86_400_000;
  const [, ofYear, letter, part] = /^(\d{4})-([HQ])(\d)$/.exec(date) ?? [];
  if (letter) {
    const months = letter === 'H' ? 6 : 3;
    const end = Number(part) * months;
    return { first: count(Number(ofYear), end - months, 1), last: count(Number(ofYear), end, 0) };
  }
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return { first: count(year, 0, 1), last: count(year + 1, 0, 0) };
  if (day === undefined) return { first: count(year, month - 1, 1), last: count(year, month, 0) };
  return { first: count(year, month - 1, day), last: count(year, month - 1, day) };
}

/** Dates in the order of lists: by their first day, and of those that share it the less exact one first. */
export function compareDates(a: unknown, b: unknown): number {
  const [one, other] = [spanOf(a), spanOf(b)];
  if (!one || !other) return 0;
  return one.first - other.first || other.last - one.last;
}

/** The whole day that a count stands for. */
export function dayOf(count: number): string {
  return new Date(count * 86_400_000).toISOString().slice(0, 10);
}
