/** A number with what is written around it. */
export interface WrittenNumber {
  readonly value: number;
  /** What stands before and after it, without words for thousands and millions. */
  readonly around: readonly string[];
}

/** Words that multiply a number, longer ones first where one begins another. */
const words: readonly (readonly [word: string, factor: number])[] = (
  [
    ['thousand', 1e3],
    ['k', 1e3],
    ['millions', 1e6],
    ['million', 1e6],
    ['mio', 1e6],
    ['mln', 1e6],
    ['mn', 1e6],
    ['mm', 1e6],
    ['m', 1e6],
    ['billions', 1e9],
    ['billion', 1e9],
    ['mrd', 1e9],
    ['bln', 1e9],
    ['bn', 1e9],
    ['b', 1e9],
    ['trillion', 1e12],
    ['trn', 1e12],
    ['tn', 1e12],
    ['万亿', 1e12],
    ['千亿', 1e11],
    ['百亿', 1e10],
    ['十亿', 1e9],
    ['亿', 1e8],
    ['千万', 1e7],
    ['百万', 1e6],
    ['十万', 1e5],
    ['万', 1e4],
    ['千', 1e3],
  ] as const
).toSorted(([a], [b]) => b.length - a.length);

/** What a mapping may say of the numbers of a column: the words that are also read in a cell, but for single letters. */
export const scales = [
  'thousand',
  'million',
  'billion',
  'trillion',
  '千',
  '万',
  '百万',
  '千万',
  '亿',
] as const;
export type Scale = (typeof scales)[number] | number;

/**
 * Reads a number and the word for thousands or millions behind it: 1,740 or 58.2亿 or 5.82E+09. A scale of the mapping
 * counts where the cell has no such word. Undefined if there is no number, or more than one.
 */
export function writtenNumber(
  text: string,
  {
    decimal,
    scale,
    letters = true,
  }: {
    decimal?: 'point' | 'comma' | undefined;
    scale?: Scale | undefined;
    /** Whether k, m and b are thousands, millions and billions. Beside units, m is a metre. */
    letters?: boolean;
  },
): WrittenNumber | undefined {
  const plain = narrow(text).replaceAll('億', '亿').replaceAll('萬', '万').trim();
  const [, before = '', digits, after = ''] =
    /^([^\d.,+−-]*)([+−-]?[\d.,][\d.,_\s]*(?:(?<=\d)[eE][+-]?\d+)?)(.*)$/su.exec(plain) ?? [];
  // A gap parts thousands, as in 1 740 000, and otherwise two numbers.
  if (/\d\s+\d/.test(digits?.trim() ?? '') && !/^[+-]?\d{1,3}(\s\d{3})+(?!\d)/.test(digits ?? ''))
    return undefined;
  const number = digits && numberOf(digits.replace(/[\s_]/g, '').replace('−', '-'), decimal);
  if (number === undefined || number === '' || /\d/.test(after.replace(/CO2\b|m[23]\b/g, '')))
    return undefined;
  const { factor, rest } = factorIn(after.trim(), letters);
  const used = factor ?? (scale === undefined ? 1 : factorOf(scale));
  return {
    // 58.2 * 1e8 has a remainder in binary, which nobody has written.
    value: used === 1 ? number : Number((number * used).toPrecision(15)),
    around: [before, rest].map((part) => part.trim()).filter((part) => part !== ''),
  };
}

/** Full-width signs as plain ones. The ² of a unit stays what it is. */
function narrow(text: string): string {
  return text.replace(/[\u3000\uff01-\uff5e\uffe0-\uffe6]/g, (one) => one.normalize('NFKC'));
}

function numberOf(digits: string, decimal: 'point' | 'comma' | undefined): number | undefined {
  const form =
    decimal === 'comma'
      ? /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?(e[+-]?\d+)?$/i
      : /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$/i;
  if (!form.test(digits)) return undefined;
  return Number(
    decimal === 'comma' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', ''),
  );
}

/** The word that multiplies, wherever it stands beside the currency: 125 million USD, 125 USD million. */
function factorIn(after: string, letters: boolean): { factor?: number; rest: string } {
  const pieces = after.split(/\s+/);
  for (const [at, piece] of pieces.entries()) {
    const found = words.find(
      ([word]) => (letters || !/^[a-z]{1,2}$/.test(word)) && startsWithWord(piece, word),
    );
    if (!found) continue;
    const left = piece.slice(found[0].length).replace(/^\./, '');
    return { factor: found[1], rest: pieces.with(at, left).join(' ').trim() };
  }
  return { rest: after };
}

function startsWithWord(piece: string, word: string): boolean {
  const [start, next] = [piece.slice(0, word.length), piece.slice(word.length)];
  if (start.toLowerCase() !== word) return false;
  return !/[a-z]$/.test(word) || !/^[\p{L}²³/]/u.test(next) || /^\p{Script=Han}/u.test(next);
}

function factorOf(scale: Scale): number {
  if (typeof scale === 'number') return scale;
  return words.find(([word]) => word === scale)?.[1] ?? 1;
}

export function isPercent(text: string): boolean {
  return /^(%|percent|per cent|pct\.?|百分点)$/i.test(text.trim());
}
