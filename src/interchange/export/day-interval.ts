const DAY_MS = 86_400_000;

/** A closed interval of whole days. A bound that nobody states is left out. */
export interface DayInterval {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/**
 * The days on which something may have held, for formats that take whole days alone: from the first day that `from` can
 * mean to the last one before the latest day that `until`, the first day after the period, can mean. What it certainly
 * did not hold on is left out, and no more is claimed. What begins and ends on one day has that day, for a closed
 * interval has at least one. Dates that contradict each other, as those of two data sets may, give no interval.
 */
export function dayInterval(from: unknown, until: unknown): DayInterval {
  const start = isDate(from) ? firstDay(from) : undefined;
  const after = isDate(until) ? lastDay(until) : undefined;
  if (start !== undefined && after !== undefined && after < start) return {};
  if (after === undefined || after === start) return { start, end: after };
  return { start, end: dayBefore(after) };
}

/** Year 0000 is not in the calendar of XML Schema. */
function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^(?!0000)\d{4}(-\d\d){0,2}$/.test(value);
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date: string): string | undefined {
  if (date.length === 10) return date;
  const [year, month = '12'] = date.split('-');
  if (month === '12') return `${year}-12-31`;
  return dayBefore(`${year}-${String(Number(month) + 1).padStart(2, '0')}-01`);
}

function dayBefore(day: string): string | undefined {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return isDate(before) ? before : undefined;
}
