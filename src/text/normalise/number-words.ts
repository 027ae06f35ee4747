/** Words for numbers, as they stand in names, and their digits. All are written as in a key (see fold). */

const cardinals =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
/** Roman numerals that are no words or names: Xi, Vi and single letters are left out. */
const roman = ' ii iii iv   vii viii ix   xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

const digitsOf: ReadonlyMap<string, string> = new Map([
  ...[cardinals, ordinals, roman].flatMap((words) =>
    words.flatMap((word, at) => (word === '' ? [] : [[word, String(at + 1)] as const])),
  ),
  ...['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, at) => [word, String(10 * (at + 3))] as const,
  ),
  ['fourty', '40'],
]);
const ordinalDigits = /^(\d+)(?:st|nd|rd|th)$/;
const numberSign: ReadonlySet<string> = new Set(['no', 'nr', 'number', '№']);

/** Writes the words for numbers in digits: `first`, `1st` and `no 1` become `1`, `forty four` becomes `44`. */
export function withDigits(words: readonly string[]): readonly string[] {
  let made: string[] | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const next = words[at + 1];
    const digits = digitsOf.get(word) ?? ordinalDigits.exec(word)?.[1];
    const isSign = numberSign.has(word) && next !== undefined && /^\d/.test(next);
    if (digits === undefined && !isSign) {
      made?.push(word);
      continue;
    }
    made ??= words.slice(0, at);
    if (digits === undefined) continue;
    const unit = next === undefined ? undefined : digitsOf.get(next);
    const isTens = /^[2-9]0$/.test(digits) && unit !== undefined && unit.length === 1;
    made.push(isTens ? String(Number(digits) + Number(unit)) : digits);
    if (isTens) at++;
  }
  return made ?? words;
}

const numeral = '[〇零一二三四五六七八九十百]';
/** Chinese numerals that count: after 第, or before a word that is counted. 三一重工 and 八一 are names. */
const counted = new RegExp(
  `第(${numeral}+|\\d+)|(?<!${numeral})(${numeral}+)(?=年|届|期|批|局|所|司|号|院|厂|次|处|大队|分局|个五年)`,
  'gu',
);
/** Years digit by digit. */
const years = /[〇零一二三四五六七八九]{4}(?=年)/gu;

/** Writes Chinese numerals that count in digits, without 第: 第十二局 and 十二局 become 12局. */
export function withDigitsZh(key: string): string {
  if (!numeralsHere.test(key)) return key;
  return key
    .replace(years, (year) => [...year].map(digitOf).join(''))
    .replace(counted, (_, ordinal: string | undefined, count: string | undefined) =>
      numberOf(ordinal ?? count ?? ''),
    );
}

const numeralsHere = new RegExp(`第|${numeral}`, 'u');
/** Characters that mean the same digit. */
const otherDigits: Readonly<Record<string, string>> = { 〇: '零', '○': '零', '0': '零', 两: '二' };
const digitOf = (one: string) => String('零一二三四五六七八九'.indexOf(otherDigits[one] ?? one));

/** A Chinese number below a thousand, or one that is written digit by digit, in Arabic digits: 三十 is 30, 二〇二一 is 2021. */
export function numberOf(text: string): string {
  if (/^\d+$/.test(text)) return text;
  if (!/[十百]/u.test(text)) return [...text].map(digitOf).join('');
  let [total, last] = [0, 0];
  for (const one of text) {
    if (one === '百') [total, last] = [total + 100 * (last || 1), 0];
    else if (one === '十') [total, last] = [total + 10 * (last || 1), 0];
    else last = Number(digitOf(one));
  }
  return String(total + last);
}
