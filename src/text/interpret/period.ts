/** A period that a text names, and which of the days of a policy it is about. */
export interface Period {
  /** Year or month, such as 2021-08; undefined where it is open. */
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
const monthPattern = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');

/** A year with or without its month, in English, Chinese or ISO 8601. */
const datePattern = new RegExp(
  `(?:\\b(?<name>${monthPattern})\\.? (?<yearOfName>(?:19|20)\\d\\d)\\b)|(?:(?<yearZh>(?:19|20)\\d\\d)\\s*年(?:\\s*(?<monthZh>\\d{1,2})\\s*月)?)|(?:\\b(?<year>(?:19|20)\\d\\d)(?:-(?<month>\\d\\d))?\\b)`,
  'giu',
);

const dayWords: readonly (readonly [RegExp, PeriodDay])[] = [
  [/\bpassed\b|通过/iu, 'passed'],
  [/\b(in force|effective|take effect|took effect)\b|生效|施行|实施/iu, 'effective'],
  [/\breported\b|报道/iu, 'reported'],
];

/**
 * The period that a text names: `since 2020`, `in August 2021`, `2020 to 2021`, 2021年8月以来. Undefined if it names none,
 * or more than two dates, which may mean anything.
 */
export function periodIn(text: string): Period | undefined {
  const dates = [...text.matchAll(datePattern)].map((match) => ({
    value: dateOf(match.groups ?? {}),
    span: [match.index, match.index + match[0].length] as const,
    before: text.slice(Math.max(0, match.index - 12), match.index),
    after: text.slice(match.index + match[0].length, match.index + match[0].length + 3),
  }));
  const [first, second, third] = dates;
  if (!first || third) return undefined;
  const day = dayWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'issued';
  const spans = dates.map(({ span }) => span);
  if (second) {
    const between = text.slice(first.span[1], second.span[0]);
    if (!/^\s*(to|and|until|through|–|-|—|至|到)\s*$/iu.test(between)) return undefined;
    return { from: first.value, to: second.value, day, spans };
  }
  if (
    /\b(since|from|after)\s+$/iu.test(first.before) ||
    /^\s*(以来|之后|以后|起)/u.test(first.after)
  )
    return { from: first.value, day, spans };
  if (
    /\b(until|before|by|up to)\s+$/iu.test(first.before) ||
    /^\s*(之前|以前|前)/u.test(first.after)
  )
    return { to: first.value, day, spans };
  return { from: first.value, to: first.value, day, spans };
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { name, yearOfName, yearZh, monthZh, year, month } = groups;
  if (name && yearOfName) {
    const at = months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase()));
    return `${yearOfName}-${String(at + 1).padStart(2, '0')}`;
  }
  if (yearZh) return monthZh ? `${yearZh}-${monthZh.padStart(2, '0')}` : yearZh;
  return month ? `${year}-${month}` : String(year);
}
