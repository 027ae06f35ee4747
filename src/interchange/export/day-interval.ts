import { datePattern, firstDay, lastDay } from '../../ontology/index.js';

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
  return typeof value === 'string' && datePattern.test(value) && !value.startsWith('0000');
}

function dayBefore(day: string): string | undefined {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return isDate(before) ? before : undefined;
}
