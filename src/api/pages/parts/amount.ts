import { type Language, numberIn } from '../texts/say.js';

export interface Money {
  readonly value: number;
  readonly currency: string;
}

/** The steps in which amounts are written, largest first. */
const steps = {
  en: [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ],
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
} as const satisfies Record<Language, readonly (readonly [number, string])[]>;

/** An amount as people write it: CNY 58.2 billion, 582亿 CNY. At most three decimals, so that nothing is rounded away unseen; a longer number is written out. */
export function amountInWords({ value, currency }: Money, language: Language): string {
  const [unit, word] = steps[language].find(([unit]) => value >= unit) ?? [1, ''];
  const scaled = value / unit;
  const isShort = Number(scaled.toFixed(3)) * unit === value;
  const number = isShort ? `${numberIn(language, scaled)}${word}` : numberIn(language, value);
  return language === 'zh' ? `${number} ${currency}` : `${currency} ${number}`;
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
