/** A period that a text names, and which of the days of a policy it is about. */
export interface Period {
  /** Year, month or day, such as 2021-08; undefined where it is open. */
  readonly from?: string;
  readonly to?: string;
  readonly day: PeriodDay;
  /** Where the text names it: ranges of the text. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** When it was issued, passed, took effect or became known. */
export type PeriodDay = 'issued' | 'passed' | 'effective' | 'reported';

const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const monthName = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
const year = '(?:19|20)\\d\\d';

/** A year, a part of it, a month or a day, in English, Chinese or ISO 8601. The first form that fits counts. */
const datePattern = new RegExp(
  [
    `\\b(?<dayBefore>\\d{1,2})(?:st|nd|rd|th)? (?<nameOfDay>${monthName})\\.?,? (?<yearOfDay>${year})\\b`,
    `\\b(?<nameBefore>${monthName})\\.? (?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?,? (?<yearAfter>${year})\\b`,
    `\\b(?<name>${monthName})\\.? (?<yearOfName>${year})\\b`,
    `\\b(?<half>first|second) half of (?<yearOfHalf>${year})\\b`,
    `\\b(?<quarter>first|second|third|fourth) quarter of (?<yearOfQuarter>${year})\\b`,
    `\\b(?<part>[hq][1-4]) (?<yearOfPart>${year})\\b`,
    `\\b(?<yearBeforePart>${year})[ -](?<partAfter>[hq][1-4])\\b`,
    `(?<yearZh>${year})\\s*年\\s*(?:(?<monthZh>1[0-2]|0?[1-9])\\s*月(?:\\s*(?<dayZh>[0-3]?\\d)\\s*[日号])?|(?<halfZh>[上下])半年|第?(?<quarterZh>[一二三四])季度)?`,
    `\\b(?<year>${year})(?:-(?<month>1[0-2]|0[1-9])(?:-(?<day>[0-3]\\d))?)?\\b(?!-\\d)`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'giu',
);

/** Words for days other than that of issue. Those of a state stand for its first day only where it begins. */
const dayWords: readonly (readonly [RegExp, PeriodDay])[] = [
  [/\bpassed\b|通过/iu, 'passed'],
  [
    /\b(in force|effective|takes? effect|took effect|taking effect)\b|生效|施行|实施/iu,
    'effective',
  ],
  [/\breported\b|报道/iu, 'reported'],
];
const lasting = /\b(in force|effective)\b/iu;

/** What stands before or behind a date, and whether the date itself belongs to the period. */
type Side = 'from' | 'after' | 'to' | 'before';
const wordsBefore: readonly (readonly [RegExp, Side])[] = [
  [/\b(since|starting(?: in| from)?)\s+$/iu, 'from'],
  [/(自|从)\s*$/u, 'from'],
  [/\bafter\s+$/iu, 'after'],
  [/\b(until|till|up to)\s+$/iu, 'to'],
  [/(截至|截止到?)\s*$/u, 'to'],
  [/\b(before|prior to)\s+$/iu, 'before'],
];
const wordsBehind: readonly (readonly [RegExp, Side])[] = [
  [/^\s*(以来|起|至今|开始)/u, 'from'],
  [/^\s*(onwards?|and later|or later)\b/iu, 'from'],
  [/^\s*之后/u, 'after'],
  [/^\s*(为止|底前)/u, 'to'],
  [/^\s*(and|or) earlier\b/iu, 'to'],
  [/^\s*(之前|以前|前)/u, 'before'],
];
/** What stands beside a date that is no limit of a period that can be named, such as 2021年以后. */
const unclear = /^\s*(以后|左右|年初|年底|年末|初|底|末)/u;
const unclearBefore =
  /(\b(early|late|mid|around|about|beginning of|end of|middle of|start of|not|except|between|than|for|by|through|to)[ -]+(the )?|到\s*)$/iu;

/**
 * The period that a text names: `since 2020`, `in August 2021`, `2020 to 2021`, 2021年8月以来. What is before a year ends
 * with the year before, what is after a month begins with the next. Undefined if it names none, more than two dates, or
 * one with words whose limits are not clear.
 */
export function periodIn(text: string): Period | undefined {
  const dates = [...text.matchAll(datePattern)].flatMap((match) => {
    const stretch = stretchOf(match.groups ?? {});
    if (!stretch) return [];
    return [{ ...stretch, start: match.index, end: match.index + match[0].length }];
  });
  const [first, second, third] = dates;
  if (!first || third) return undefined;
  const day = dayWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'issued';
  if (second) {
    const join = text.slice(first.end, second.start);
    const before = /(?:\b(?:from|between)|自|从)\s*$/iu.exec(text.slice(0, first.start))?.[0] ?? '';
    const isRange = /^\s*(to|until|through|–|-|—|至|到)\s*$/iu.test(join);
    const isBetween = /between/iu.test(before) && /^\s*and\s*$/iu.test(join);
    if (!isRange && !isBetween) return undefined;
    if (lasting.test(text) || first.from > second.to) return undefined;
    const behind = /^\s*(期间|之间)/u.exec(text.slice(second.end))?.[0] ?? '';
    const span = [first.start - before.length, second.end + behind.length] as const;
    return { from: first.from, to: second.to, day, spans: [span] };
  }
  const before = text.slice(0, first.start);
  const behind = text.slice(first.end);
  if (unclear.test(behind) || unclearBefore.test(before)) return undefined;
  // Policies from 2020 are those of that year, or those since.
  const isOpen = /^\s*(onwards?|on\b|and later|or later|起|开始|以来|至今)/iu.test(behind);
  if (/\bfrom\s+$/iu.test(before) && !isOpen) return undefined;
  const side =
    limitOf(wordsBefore, before) ??
    limitOf(wordsBehind, behind) ??
    ({ side: 'in', length: 0 } as const);
  if (side.side === 'in' && lasting.test(text)) return undefined;
  const isBehind = limitOf(wordsBefore, before) === undefined;
  const span = [
    first.start - (isBehind ? 0 : side.length),
    first.end + (isBehind ? side.length : 0),
  ] as const;
  return { ...limited(first, side.side), day, spans: [span] };
}

function limitOf(words: readonly (readonly [RegExp, Side])[], text: string) {
  for (const [pattern, side] of words) {
    const found = pattern.exec(text);
    if (found) return { side, length: found[0].length };
  }
  return undefined;
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

function limited({ from, to }: Stretch, side: Side | 'in'): { from?: string; to?: string } {
  if (side === 'from') return { from };
  if (side === 'to') return { to };
  if (side === 'after') return { from: beside(to, 1) };
  if (side === 'before') return { to: beside(from, -1) };
  return { from, to };
}

/** The year, month or day next to one, as precise as that. */
function beside(date: string, step: 1 | -1): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year + step);
  const next = new Date(
    Date.UTC(year, month - 1 + (day === undefined ? step : 0), day === undefined ? 1 : day + step),
  );
  return next.toISOString().slice(0, day === undefined ? 7 : 10);
}

const ordinals = ['first', 'second', 'third', 'fourth'];

/** What a date covers. Undefined for a day that no month has. */
function stretchOf(found: Readonly<Record<string, string | undefined>>): Stretch | undefined {
  const monthOf = (name: string) =>
    months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
  const inYear = (year: string, first: number, last: number) => ({
    from: `${year}-${two(first)}`,
    to: `${year}-${two(last)}`,
  });
  const part = (year: string, letter: string, number: number) => {
    const length = letter.toLowerCase() === 'h' ? 6 : 3;
    return number * length > 12
      ? undefined
      : inYear(year, (number - 1) * length + 1, number * length);
  };
  const day = (year: string, month: number, one: string) => {
    const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
    if (Number(one) < 1 || Number(one) > last) return undefined;
    const date = `${year}-${two(month)}-${two(Number(one))}`;
    return { from: date, to: date };
  };
  const one = (date: string) => ({ from: date, to: date });
  const f = found;
  if (f.yearOfDay) return day(f.yearOfDay, monthOf(f.nameOfDay ?? ''), f.dayBefore ?? '');
  if (f.yearAfter) return day(f.yearAfter, monthOf(f.nameBefore ?? ''), f.dayAfter ?? '');
  if (f.yearOfName) return one(`${f.yearOfName}-${two(monthOf(f.name ?? ''))}`);
  if (f.yearOfHalf)
    return part(f.yearOfHalf, 'h', ordinals.indexOf(f.half?.toLowerCase() ?? '') + 1);
  if (f.yearOfQuarter)
    return part(f.yearOfQuarter, 'q', ordinals.indexOf(f.quarter?.toLowerCase() ?? '') + 1);
  const short = f.part ?? f.partAfter;
  const yearOfShort = f.yearOfPart ?? f.yearBeforePart;
  if (short && yearOfShort) return part(yearOfShort, short.slice(0, 1), Number(short.slice(1)));
  if (f.yearZh) {
    if (f.halfZh) return part(f.yearZh, 'h', f.halfZh === '上' ? 1 : 2);
    if (f.quarterZh) return part(f.yearZh, 'q', '一二三四'.indexOf(f.quarterZh) + 1);
    if (!f.monthZh) return one(f.yearZh);
    if (f.dayZh) return day(f.yearZh, Number(f.monthZh), f.dayZh);
    return one(`${f.yearZh}-${two(Number(f.monthZh))}`);
  }
  if (f.year && f.day) return day(f.year, Number(f.month), f.day);
  return one(f.month ? `${f.year}-${f.month}` : String(f.year));
}

const two = (number: number) => String(number).padStart(2, '0');
