/** Years of four digits, and none behind FY: a quarter of a business year need not be one of the calendar. */
const year = '(?<!FY[\\s-]*|\\d)(?<year>\\d{4})(?!\\d)';
const short = 'Q[1-4]|[HS][12]';
const turned = '[1-4]Q|[12]H';
const words =
  '(?:first|second|third|fourth|1st|2nd|3rd|4th)[\\s-]+quarter|(?:first|second|1st|2nd)[\\s-]+half';
const chinese = '第?[1-4一二三四]季度?|[上下]半年';

/** How people write a quarter or a half of a year. 第三季度 without a year says no date. */
const forms: readonly string[] = [
  `${year}\\s*[-/.]?\\s*(?<part>${short})`,
  `${year}(?:\\s*[-/]\\s*|\\s+)(?<part>${turned})`,
  `(?<![A-Za-z\\d])(?<part>${short}|${turned})\\s*[-/,.]?\\s*(?:of\\s+)?${year}`,
  `(?<![A-Za-z\\d])(?<part>${words}),?\\s+(?:of\\s+)?${year}`,
  `${year}\\s*年?\\s*(?<part>${chinese}|${short})`,
];

const whole = forms.map((form) => new RegExp(`^${form}$`, 'iu'));
const among = forms.map((form) => new RegExp(`${form}(?![A-Za-z\\d])`, 'giu'));
const alone = new RegExp(`^(?:${short}|${turned}|${words}|${chinese})$`, 'iu');

/** Reads a text that is a quarter or a half of a year: `2021 Q3`, `H1 2021`, 2021年第三季度 as `2021-Q3`, `2021-H1`. */
export function yearPartOf(text: string): string | undefined {
  for (const form of whole) {
    const found = form.exec(text)?.groups;
    if (found) return dateOf(found);
  }
  return undefined;
}

/** The same where other words stand around it, with the place of each. */
export function yearPartsWithin(text: string): { date: string; at: number; length: number }[] {
  return among.flatMap((form) =>
    [...text.matchAll(form)].flatMap((found) => {
      const date = dateOf(found.groups ?? {});
      return date === undefined ? [] : [{ date, at: found.index, length: found[0].length }];
    }),
  );
}

/** Reads a quarter or a half of which the year stands elsewhere: Q3 and 第三季度 are `Q3`, 上半年 is `H1`. */
export function partOf(text: string): string | undefined {
  return alone.test(text) ? codeOf(text) : undefined;
}

function dateOf({ year, part = '' }: Readonly<Record<string, string | undefined>>) {
  return year === undefined ? undefined : `${year}-${codeOf(part)}`;
}

/** `Q3` or `H1`. The half of a year is S in some languages. */
function codeOf(part: string): string {
  return `${/[q季]/iu.test(part) ? 'Q' : 'H'}${numberIn(part)}`;
}

const numbers: readonly RegExp[] = [
  /first|1|一|上/iu,
  /second|2|二|下/iu,
  /third|3|三/iu,
  /fourth|4|四/iu,
];

function numberIn(part: string): number {
  return numbers.findIndex((number) => number.test(part)) + 1;
}
