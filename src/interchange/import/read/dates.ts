import { numberOf } from '../../../text/normalise/number-words.js';
import { partOf, yearPartOf, yearPartsWithin } from '../../../text/normalise/year-parts.js';

const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** The parts of a date format as patterns, longer ones first. */
const parts: readonly (readonly [string, string])[] = [
  ['YYYY', '(?<year>\\d{4})'],
  ['YY', '(?<short>\\d{2})'],
  ['MMMM', '(?<name>[A-Za-z]{3,9})\\.?'],
  ['MMM', '(?<name>[A-Za-z]{3,9})\\.?'],
  ['MM', '(?<month>\\d{2})'],
  ['M', '(?<month>\\d{1,2})'],
  ['DD', '(?<day>\\d{2})'],
  ['D', '(?<day>\\d{1,2})'],
];

/**
 * Forms that mean one thing to every reader: the year comes first, or the month is a word. 3/4/2021 is in March for some
 * and in April for others, so it is not among them.
 */
const always = [
  'YYYY-MM-DD',
  'YYYY-MM',
  'YYYY',
  'YYYYMMDD',
  'YYYY/M/D',
  'YYYY-M-D',
  'YYYY.M.D',
  'YYYY年',
  'YYYY年M月',
  'YYYY年M月D日',
  'YYYY年M月D号',
  'D MMMM YYYY',
  'D MMMM, YYYY',
  'MMMM D, YYYY',
  'MMMM D YYYY',
  'MMMM YYYY',
  'MMMM, YYYY',
];

const chineseNumbers =
  /[〇○零0一二两三四五六七八九]{4}(?=年)|(?<![一二三四五六七八九十廿卅])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])/gu;

/**
 * Writes the Chinese numbers of a date in Arabic digits: 二〇二一年十一月三十日 is 2021年11月30日. A number counts only
 * before 年, 月, 日 and 号, because 三 is also a part of names.
 */
function chineseDigits(text: string): string {
  return text.replace(chineseNumbers, (number) =>
    numberOf(number.replace('廿', '二十').replace('卅', '三十')),
  );
}

/** ISO 8601 with a time of day, which dates here do not have. */
const withTime =
  /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}(:?\d{2})?)?$/;

/** Ten days of a month, which a date cannot say: the month is what is left of them. */
const partOfMonth = /^(?<year>\d{4})年(?<month>\d{1,2})月[上中下]旬$/u;

export interface ReadDate {
  readonly iso: string;
  /** What was written, if it says more than the date can. */
  readonly from?: string;
}

/** How dates of a column are written, beside the forms that are always read. */
export interface DateForms {
  readonly formats?: readonly string[];
  /** The last year that a year of two digits can mean, such as 2049. */
  readonly pivot?: number | undefined;
}

/** A format such as D.M.YYYY or YYYY年M月D日 needs a year, and a month if it has a day. */
export function isDateFormat(format: string): boolean {
  return /YY/.test(format) && (!/D/.test(format) || /M/.test(format));
}

/** Whether its years have two digits, so that it takes a pivot to read them. */
export function hasShortYear(format: string): boolean {
  return /(?<!Y)YY(?!Y)/.test(format);
}

/** Parses a date as exact as it is written. Undefined if it is not a date. */
export function isoDate(text: string, formats: readonly string[] = []): string | undefined {
  return readDate(text, { formats })?.iso;
}

/**
 * Parses a date, never more exact than it is written: of 2021年8月上旬 the month is left. Forms that readers understand
 * differently are read only if they are among the given ones.
 */
export function readDate(text: string, forms: DateForms = {}): ReadDate | undefined {
  const plain = chineseDigits(text.normalize('NFKC').trim());
  for (const format of [...(forms.formats ?? []), ...always]) {
    const found = patternOf(format).exec(plain)?.groups;
    const iso = found && isoOf(found, forms.pivot);
    if (iso) return { iso };
  }
  const [, day] = withTime.exec(plain) ?? [];
  if (day && isCalendarDate(day)) return { iso: day };
  const ofYear = yearPartOf(plain);
  if (ofYear) return { iso: ofYear };
  const found = partOfMonth.exec(plain)?.groups;
  const iso = found && isoOf(found, undefined);
  return iso ? { iso, from: text } : undefined;
}

/** Forms that are looked for within a text, the longer ones first, so that 2021 is not all that is seen of a day. */
const within = [...always].sort((a, b) => b.length - a.length);

/**
 * The dates that stand among other words, as `published on 27 August 2021 (draft)`. None where a number beside one may
 * be a part of it: 31.2.2022 is no year 2022 with something before it.
 */
export function datesWithin(text: string, { formats = [], pivot }: DateForms = {}): string[] {
  let rest = chineseDigits(text.normalize('NFKC'));
  if (!/[\p{L}?~]/u.test(rest)) return [];
  const found: [at: number, iso: string][] = [];
  for (const { date, at, length } of yearPartsWithin(rest)) {
    found.push([at, date]);
    rest = rest.slice(0, at) + '\u0000'.repeat(length) + rest.slice(at + length);
  }
  for (const format of [...formats, ...within]) {
    const pattern = new RegExp(
      `(?<![\\d./:-])${bodyOf(format)}(?!年?[\\d:]|[./-]\\d)${/[DMY]$/.test(format) ? '(?![A-Za-z])' : ''}`,
      'gu',
    );
    rest = rest.replace(pattern, (whole, ...more) => {
      const groups = more.at(-1) as Record<string, string | undefined>;
      const iso = isoOf(groups, pivot);
      if (!iso || (format === 'YYYY' && !/^(19|20)/.test(iso))) return whole;
      found.push([more.at(-3) as number, iso]);
      return '\u0000'.repeat(whole.length);
    });
  }
  return [...new Set(found.sort(([a], [b]) => a - b).map(([, iso]) => iso))];
}

/**
 * A date of which year, month and day stand in cells of their own. The cell of the month may have a quarter or a half of
 * the year. Undefined if they are no date.
 */
export function dateOfParts(
  year: string,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const plain = (text: string) => chineseDigits(text.normalize('NFKC').trim());
  const ofYear = /^(\d{4})(?:\.0)?年?$/.exec(plain(year))?.[1];
  if (month === undefined) return day === undefined ? ofYear : undefined;
  const given = plain(month);
  const part = day === undefined ? partOf(given) : undefined;
  if (ofYear !== undefined && part !== undefined) return `${ofYear}-${part}`;
  const ofMonth = /^(\d{1,2})(?:\.0)?月?$/.exec(given)?.[1] ?? monthNamed(given.replace(/\.$/, ''));
  const ofDay = day === undefined ? undefined : /^(\d{1,2})(?:\.0)?[日号]?$/.exec(plain(day))?.[1];
  if (ofYear === undefined || ofMonth === undefined) return undefined;
  if (day !== undefined && ofDay === undefined) return undefined;
  return isoOf({ year: ofYear, month: String(ofMonth), day: ofDay }, undefined);
}

function isoOf(
  found: Readonly<Record<string, string | undefined>>,
  pivot: number | undefined,
): string | undefined {
  const year = found.year ?? (found.short && yearOf(Number(found.short), pivot));
  const month = found.name ? monthNamed(found.name) : found.month && Number(found.month);
  if (!year || (month === undefined && (found.name || found.month))) return undefined;
  const iso = [year, month, found.day && Number(found.day)]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return isCalendarDate(iso) ? iso : undefined;
}

/** The year with these two digits among the hundred that end with the pivot. */
function yearOf(digits: number, pivot: number | undefined): string | undefined {
  if (pivot === undefined) return undefined;
  const year = pivot - (pivot % 100) + digits;
  return String(year > pivot ? year - 100 : year);
}

function patternOf(format: string): RegExp {
  return new RegExp(`^${bodyOf(format)}$`, 'u');
}

function bodyOf(format: string): string {
  let rest = format.normalize('NFKC');
  let pattern = '';
  while (rest) {
    const part = parts.find(([name]) => rest.startsWith(name));
    pattern += part ? part[1] : literal(rest.slice(0, 1));
    rest = rest.slice(part ? part[0].length : 1);
  }
  return pattern;
}

function literal(character: string): string {
  return character === ' ' ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** A month by its name, in full or by three letters or more. */
function monthNamed(name: string): number | undefined {
  const given = name.toLowerCase();
  const at = months.findIndex(
    (month) => (given.length >= 3 && month.startsWith(given)) || given === `${month.slice(0, 3)}t`,
  );
  return at < 0 ? undefined : at + 1;
}

function isCalendarDate(iso: string): boolean {
  const whole = `${iso}-01-01`.slice(0, 10);
  const parsed = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(whole);
}
