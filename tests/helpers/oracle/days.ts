/** The days that a date may mean, first and last: a date is cut where knowledge ends. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The span of a date, each day as a count; undefined for a date that is not known. */
export function spanOf(date: unknown): Span | undefined {
  if (typeof date !== 'string') return undefined;
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  const count = (y: number, m: number, d: number) => Date.UTC(y, m, d) / 86_400_000;
  if (month === undefined) return { first: count(year, 0, 1), last: count(year + 1, 0, 0) };
  if (day === undefined) return { first: count(year, month - 1, 1), last: count(year, month, 0) };
  return { first: count(year, month - 1, day), last: count(year, month - 1, day) };
}

/** The whole day that a count stands for. */
export function dayOf(count: number): string {
  return new Date(count * 86_400_000).toISOString().slice(0, 10);
}
