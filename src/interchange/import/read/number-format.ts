/** What the number format of a workbook's cell shows of the value that the cell holds. */
export interface ShownAs {
  readonly percent: boolean;
  /** How exact a date is shown: `none` where the format shows no year, or no date at all. */
  readonly date: 'day' | 'month' | 'year' | 'noYear' | 'time';
  readonly currency?: string;
  readonly scaled: boolean;
}

/**
 * Formats that have a number and no code of their own, where they differ from a plain number or a day. Those from 27 on
 * mean something else in each language of Excel; here is the vaguest that one of them shows.
 */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  27: 'yyyy-m',
  28: 'm-d',
  29: 'm-d',
  32: 'h:mm',
  33: 'h:mm:ss',
  34: 'h:mm',
  35: 'h:mm:ss',
  36: 'yyyy-m',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
  50: 'yyyy-m',
  51: 'm-d',
  52: 'yyyy-m',
  53: 'm-d',
  54: 'm-d',
  55: 'yyyy-m',
  56: 'm-d',
  57: 'yyyy-m',
  58: 'm-d',
};

/** Reads a number format. Undefined if there is none that says more than the value. */
export function shownAs(id: number, code: string | undefined): ShownAs | undefined {
  const format = code ?? builtIn[id];
  if (format === undefined) return undefined;
  const [section = ''] = format.split(';');
  const currency = currencyIn(section);
  const plain = section
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./gu, '');
  return {
    percent: plain.includes('%'),
    date: dateIn(plain.toLowerCase()),
    ...(currency ? { currency } : {}),
    // A comma behind the last digit divides what is shown by a thousand.
    scaled: /[0#?],+(?![0#?,])/.test(plain),
  };
}

function dateIn(plain: string): ShownAs['date'] {
  const [hasYear, hasDay] = [/[ye]/.test(plain), /d/.test(plain)];
  const months = plain.replace(/h+:?m+|m+:?s+/g, '');
  if (hasYear) return hasDay ? 'day' : /m/.test(months) ? 'month' : 'year';
  return hasDay || /m/.test(months) ? 'noYear' : 'time';
}

/** `[$€-407]` or `[$USD]`, or a sign of a currency, in quotes or not. */
function currencyIn(section: string): string | undefined {
  const [, given] = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(section) ?? [];
  if (given) return given.trim() || undefined;
  const bare = section.replace(/\[[^\]]*\]/g, '');
  return /(?:[A-Z]{2,3}\s?)?[$€£¥￥₩₹]|\b(?:USD|EUR|CNY|RMB|JPY|GBP|HKD)\b|[港美日欧韩]?元/u.exec(
    bare,
  )?.[0];
}
