import { expect, test } from 'vitest';
import { amountInWords, amountsInWords } from '../../../../src/api/pages/parts/amount.js';

test.each([
  [58_200_000_000, 'CNY 58.2 billion', '582亿 CNY'],
  [458_000_000, 'CNY 458 million', '4.58亿 CNY'],
  [1_250_000_000_000, 'CNY 1.25 trillion', '1.25万亿 CNY'],
  [950_000, 'CNY 950,000', '95万 CNY'],
  [9_999, 'CNY 9,999', '9,999 CNY'],
  [0, 'CNY 0', '0 CNY'],
])('%s is %s and %s', (value, en, zh) => {
  const money = { value, currency: 'CNY' };
  expect([amountInWords(money, 'en'), amountInWords(money, 'zh')]).toEqual([en, zh]);
});

test('an amount of many digits is written out, not rounded', () => {
  expect(amountInWords({ value: 1_234_567_891, currency: 'USD' }, 'en')).toBe('USD 1,234,567,891');
});

test('one amount in two currencies is one amount', () => {
  const both = [
    { value: 58_200_000_000, currency: 'CNY' },
    { value: 9_000_000_000, currency: 'USD' },
  ];
  expect(amountsInWords(both, 'en')).toBe('CNY 58.2 billion (about USD 9 billion)');
  expect(amountsInWords(both, 'zh')).toBe('582亿 CNY（约 90亿 USD）');
  expect(amountsInWords([], 'en')).toBe('');
});
