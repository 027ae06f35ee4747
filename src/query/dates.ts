import { ArgumentError } from '../errors.js';
import {
  dateExamples,
  dateKey,
  datePattern,
  firstDay,
  lastDay,
  widerDates,
} from '../ontology/index.js';

/** Throws BAD_USER_INPUT if a bound is not a date. */
export function checkDate(argument: string, value: string): string {
  if (datePattern.test(value)) return value;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${value}" is not a date. Write ${dateExamples}.`,
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
 * The smallest key (see dateKey) of a date that lies ENTIRELY on or after `from`. Keys are compared as text, so
 * `2021-08-01` must become `2021-08`; otherwise the month itself would be excluded.
 */
export function lowerBound(from: string): string {
  const start = firstDay(from);
  const begun = [start, ...widerDates(start)].filter((date) => firstDay(date) === start);
  return dateKey(begun.at(-1) ?? start);
}

/**
 * The greatest key of dates that lie entirely on or before `to`, and the keys below it of dates that extend beyond it.
 */
export function upperBound(to: string): { most: string; reachBeyond: string[] } {
  const most = lastDay(to);
  return {
    most,
    reachBeyond: widerDates(most)
      .filter((date) => lastDay(date) > most)
      .map(dateKey),
  };
}
