import { firstDay, lastDay, PART_KEY_LENGTH } from '../../ontology/index.js';
import type { Period } from './answer.js';

const perYear: Record<Exclude<Period, 'DAY'>, number> = { MONTH: 12, QUARTER: 4, YEAR: 1 };

const DAY_MS = 86_400_000;

/**
 * The key of the period of a date: `2021-08-17`, `2021-08`, `2021-Q3` or `2021`. Of a date that is less exact, the
 * first or the last period that it may mean.
 */
export function periodOf(date: string, period: Period, edge: 'first' | 'last'): string {
  const day = edge === 'first' ? firstDay(date) : lastDay(date);
  if (period === 'DAY') return day;
  const [year = 0, month = 1] = day.split('-').map(Number);
  const length = 12 / perYear[period];
  return keyAt(year * perYear[period] + Math.ceil(month / length) - 1, period);
}

/** Number of periods from one key to another, both counted. */
export function periodCount(from: string, to: string, period: Period): number {
  return placeOf(to, period) - placeOf(from, period) + 1;
}

/** Every period from one key to another, both included. */
export function periodsBetween(from: string, to: string, period: Period): string[] {
  const start = placeOf(from, period);
  return Array.from({ length: Math.max(0, periodCount(from, to, period)) }, (_, at) =>
    keyAt(start + at, period),
  );
}

/** The first and the last day of a period. */
export function daysOf(key: string, period: Period): { start: string; end: string } {
  if (period === 'DAY') return { start: key, end: key };
  const place = placeOf(key, period);
  const day = (at: number, before: number) => {
    const [year, part] = [Math.floor(at / perYear[period]), at % perYear[period]];
    return dayText(utc(year, (part * 12) / perYear[period], 1 - before));
  };
  return { start: day(place, 0), end: day(place + 1, 1) };
}

const monthNames = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** A period as people write it, in English and Chinese. */
export function periodLabels(key: string, period: Period): { label: string; labelZh: string } {
  const [year = '', part = '', day = ''] = key.split('-');
  if (period === 'YEAR') return { label: year, labelZh: `${year}年` };
  if (period === 'QUARTER') {
    const number = Number(part.slice(1));
    return { label: `Q${number} ${year}`, labelZh: `${year}年第${'一二三四'[number - 1]}季度` };
  }
  const name = monthNames.format(new Date(Date.UTC(2000, Number(part) - 1)));
  const month = { label: `${name} ${year}`, labelZh: `${year}年${Number(part)}月` };
  if (period === 'MONTH') return month;
  return { label: `${Number(day)} ${month.label}`, labelZh: `${month.labelZh}${Number(day)}日` };
}

/** An expression for the key of the period of a stored date (see dateKey) that is at least as exact as the period. */
export function periodExpression(date: string, period: Period): string {
  if (period !== 'QUARTER') return `left(${date}, ${{ DAY: 10, MONTH: 7, YEAR: 4 }[period]})`;
  // A quarter is stored with the month before its first one.
  const before = `CASE size(${date}) WHEN ${PART_KEY_LENGTH} THEN 3 ELSE 2 END`;
  return `left(${date}, 4) + '-Q' + toString((toInteger(substring(${date}, 5, 2)) + ${before}) / 3)`;
}

/** The predicate that a stored date does not tell its period. Undefined for years, which every date tells. */
export function lessExact(date: string, period: Period): string | undefined {
  switch (period) {
    case 'DAY':
      return `size(${date}) < 10`;
    case 'MONTH':
      return `size(${date}) IN [4, ${PART_KEY_LENGTH}]`;
    case 'QUARTER':
      return `(size(${date}) = 4 OR ${date} ENDS WITH 'H')`;
    default:
      return undefined;
  }
}

function placeOf(key: string, period: Period): number {
  const [year = 0, part = '1', day = 1] = key.split('-') as [string, string?, string?];
  if (period === 'DAY') return utc(Number(year), Number(part) - 1, Number(day)).getTime() / DAY_MS;
  return Number(year) * perYear[period] + Number(part.replace('Q', '')) - 1;
}

function keyAt(place: number, period: Period): string {
  if (period === 'DAY') return dayText(new Date(place * DAY_MS));
  const year = String(Math.floor(place / perYear[period])).padStart(4, '0');
  const part = (place % perYear[period]) + 1;
  if (period === 'YEAR') return year;
  return period === 'QUARTER' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month, day);
  return date;
}

function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
