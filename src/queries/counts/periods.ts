import type { Period } from './answer.js';

const perYear: Record<Period, number> = { MONTH: 12, QUARTER: 4, YEAR: 1 };

/**
 * The key of the period of a date: `2021-08`, `2021-Q3` or `2021`. Of a date that is less exact, the first or the last
 * period that it may mean.
 */
export function periodOf(date: string, period: Period, edge: 'first' | 'last'): string {
  const [year, month = edge === 'first' ? 1 : 12] = date.split('-').map(Number);
  const length = 12 / perYear[period];
  return keyAt((year ?? 0) * perYear[period] + Math.ceil((month as number) / length) - 1, period);
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
  const place = placeOf(key, period);
  const day = (at: number, before: number) => {
    const [year, part] = [Math.floor(at / perYear[period]), at % perYear[period]];
    const date = new Date(0);
    // Date.UTC takes the years 0 to 99 for 1900 to 1999.
    date.setUTCFullYear(year, (part * 12) / perYear[period], 1 - before);
    return date.toISOString().slice(0, 10);
  };
  return { start: day(place, 0), end: day(place + 1, 1) };
}

const monthNames = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** A period as people write it, in English and Chinese. */
export function periodLabels(key: string, period: Period): { label: string; labelZh: string } {
  const [year = '', part = ''] = key.split('-');
  if (period === 'YEAR') return { label: year, labelZh: `${year}年` };
  if (period === 'QUARTER') {
    const number = Number(part.slice(1));
    return { label: `Q${number} ${year}`, labelZh: `${year}年第${'一二三四'[number - 1]}季度` };
  }
  const name = monthNames.format(new Date(Date.UTC(2000, Number(part) - 1)));
  return { label: `${name} ${year}`, labelZh: `${year}年${Number(part)}月` };
}

/** An expression for the key of the period of a date that is at least as exact as the period. */
export function periodExpression(date: string, period: Period): string {
  if (period === 'YEAR') return `left(${date}, 4)`;
  if (period === 'MONTH') return `left(${date}, 7)`;
  return `left(${date}, 4) + '-Q' + toString((toInteger(substring(${date}, 5, 2)) + 2) / 3)`;
}

function placeOf(key: string, period: Period): number {
  const [year, part = '1'] = key.split('-');
  return Number(year) * perYear[period] + Number(part.replace('Q', '')) - 1;
}

function keyAt(place: number, period: Period): string {
  const year = String(Math.floor(place / perYear[period])).padStart(4, '0');
  const part = (place % perYear[period]) + 1;
  if (period === 'YEAR') return year;
  return period === 'QUARTER' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
}
