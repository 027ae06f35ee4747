import { type Language, localeOf, numberIn } from '../texts/say.js';

export interface Money {
  readonly value: number;
  readonly currency: string;
}

/** From here on a number is written with a word for its size. Below, English writes all digits: CNY 950,000. */
const MIN_WITH_WORD = { en: 1e6, zh: 1e4 } as const satisfies Record<Language, number>;
/** Decimals of a number with such a word. One that has more is written with all of its digits, as nothing is rounded. */
const MAX_DECIMALS = 3;

/** An amount as people write it: CNY 58.2 billion, or 582亿 CNY. */
export function amountInWords({ value, currency }: Money, language: Language): string {
  const number = isExact(value, language)
    ? compact(value, language, MAX_DECIMALS)
    : numberIn(language, value);
  return language === 'zh' ? `${number} ${currency}` : `${currency} ${number}`;
}

function isExact(value: number, language: Language): boolean {
  if (value < MIN_WITH_WORD[language]) return false;
  return compact(value, language, MAX_DECIMALS) === compact(value, language, 20);
}

function compact(value: number, language: Language, maximumFractionDigits: number): string {
  return value.toLocaleString(localeOf(language), {
    ...{ notation: 'compact', compactDisplay: 'long', maximumFractionDigits },
  });
}

/**
 * One amount that its source states in several currencies: the first is the amount, the others say about how much that
 * is.
 */
export function amountsInWords(amounts: readonly Money[], language: Language): string {
  const [first, ...others] = amounts.map((one) => amountInWords(one, language));
  if (first === undefined) return '';
  const about = language === 'zh' ? '约 ' : 'about ';
  const rest = others.map((one) => `${about}${one}`).join(', ');
  if (!rest) return first;
  return language === 'zh' ? `${first}（${rest}）` : `${first} (${rest})`;
}
