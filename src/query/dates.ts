import { ArgumentError } from '../errors.js';

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Throws BAD_USER_INPUT if a bound is not a date. */
export function checkDate(argument: string, value: string): string {
  if (datePattern.test(value)) return value;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${value}" is not a date. Write 2021, 2021-08 or 2021-08-17.`,
  );
}

/**
 * Throws BAD_USER_INPUT if a day is not a full date. Whether something held on a day cannot be answered for a month.
 */
export function checkDay(argument: string, value: string): string {
  const parsed = new Date(`${value}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(parsed.getTime());
  if (isDay && parsed.toISOString().startsWith(value)) return value;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${value}" is not a full date. Write one such as 2021-09-01.`,
  );
}

/** All of China has had one time zone without daylight saving time since 1991. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Today's date in China, where the policies apply. */
export function today(): string {
  return new Date(Date.now() + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/**
 * The smallest text of a date that lies ENTIRELY on or after `from`. Dates are truncated to their known precision and
 * compared as text, so `2021-08-01` must become `2021-08`; otherwise the month itself would be excluded.
 */
export function lowerBound(from: string): string {
  return from.replace(/-01$/, '').replace(/^(\d{4})-01$/, '$1');
}

/**
 * The greatest text of dates that lie entirely on or before `to`, and the truncated dates below it that extend beyond
 * it.
 */
export function upperBound(to: string): { most: string; reachBeyond: string[] } {
  const most = lastDay(to);
  const [year, month, day] = [most.slice(0, 4), most.slice(0, 7), most];
  return {
    most,
    reachBeyond: [
      ...(day === lastDay(month) ? [] : [month]),
      ...(day === lastDay(year) ? [] : [year]),
    ],
  };
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number);
  const last = new Date(0);
  // Date.UTC maps the years 0 to 99 to 1900 to 1999; this does not.
  last.setUTCFullYear(year ?? 0, month ?? 0, 0);
  return last.toISOString().slice(0, 10);
}
