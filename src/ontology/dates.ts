const month = '(0[1-9]|1[0-2])';
const day = '(0[1-9]|[12]\\d|3[01])';

/**
 * Dates as exact as they are known: `2021`, `2021-H2` (July to December), `2021-Q3` (July to September), `2021-08`,
 * `2021-08-17`. Of any two dates, one lies within the other, or they have no day in common.
 */
export const datePattern = new RegExp(`^\\d{4}(-(H[12]|Q[1-4]|${month}(-${day})?))?$`);

/** The forms of a date, for messages. */
export const dateExamples = '2021, 2021-H2, 2021-Q3, 2021-08 or 2021-08-17';

/** Months in the parts of a year, by the letter of a part. */
const lengths: Readonly<Record<string, number>> = { H: 6, Q: 3 };

/** The first day that a date can mean. */
export function firstDay(date: string): string {
  if (date.length === 10) return date;
  return `${date.slice(0, 4)}-${twoDigits(firstMonth(date))}-01`;
}

/** The last day that a date can mean. */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  const last = new Date(0);
  // Date.UTC maps the years 0 to 99 to 1900 to 1999; this does not.
  last.setUTCFullYear(Number(date.slice(0, 4)), firstMonth(date) + monthCount(date) - 1, 0);
  return last.toISOString().slice(0, 10);
}

/** The less exact dates that a date lies within, the most exact one first: of `2021-08` its quarter, half and year. */
export function widerDates(date: string): string[] {
  if (date.length === 4) return [];
  const year = date.slice(0, 4);
  const part = (letter: 'H' | 'Q', length: number) =>
    `${year}-${letter}${Math.ceil(firstMonth(date) / length)}`;
  return [
    ...(date.length === 10 ? [date.slice(0, 7)] : []),
    ...(monthCount(date) < 3 ? [part('Q', 3)] : []),
    ...(monthCount(date) < 6 ? [part('H', 6)] : []),
    year,
  ];
}

/** Whether a date says more than another and can mean the same: `2021-08` is within `2021-Q3`. */
export function isWithin(date: string, wider: string): boolean {
  return widerDates(date).includes(wider);
}

/**
 * The text by which a date sorts, and as which the graph stores it. Dates sort by their first day, the less exact one
 * first. Years, months and days are their own keys. A quarter or a half is the month before its first one and the
 * letter: `2021-06Q` is `2021-Q3`, which sorts behind `2021-06-30` and `2021-06H` and before `2021-07`.
 */
export function dateKey(date: string): string {
  const letter = partLetter(date);
  if (letter === undefined) return date;
  return `${date.slice(0, 4)}-${twoDigits(firstMonth(date) - 1)}${letter}`;
}

/** Length of the key of a quarter or a half. The keys of other dates have 4, 7 or 10 characters. */
export const PART_KEY_LENGTH = 8;

/** The date that has the key. */
export function dateOfKey(key: string): string {
  if (key.length !== PART_KEY_LENGTH) return key;
  const letter = key.slice(7);
  return `${key.slice(0, 4)}-${letter}${Number(key.slice(5, 7)) / (lengths[letter] ?? 1) + 1}`;
}

function firstMonth(date: string): number {
  const letter = partLetter(date);
  if (letter) return (Number(date.slice(6)) - 1) * (lengths[letter] ?? 1) + 1;
  return date.length === 4 ? 1 : Number(date.slice(5, 7));
}

function monthCount(date: string): number {
  return date.length === 4 ? 12 : (lengths[partLetter(date) ?? ''] ?? 1);
}

function partLetter(date: string): string | undefined {
  const letter = date.charAt(5);
  return letter in lengths ? letter : undefined;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
