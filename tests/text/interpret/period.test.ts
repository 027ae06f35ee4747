import { expect, test } from 'vitest';
import { periodIn } from '../../../src/text/interpret/period.js';

test.each([
  ['deals since 2020', '2020', undefined, 'issued'],
  ['policies of august 2021', '2021-08', '2021-08', 'issued'],
  ['laws passed in 2021', '2021', '2021', 'passed'],
  ['policies before 2019', undefined, '2019', 'issued'],
  ['from 2019 to 2021', '2019', '2021', 'issued'],
  ['in force since 2021-09', '2021-09', undefined, 'effective'],
  ['2021年8月以来的并购', '2021-08', undefined, 'issued'],
  ['2020年至2021年', '2020', '2021', 'issued'],
  ['2021年的政策', '2021', '2021', 'issued'],
] as const)('%s: from %s to %s, %s', (text, from, to, day) => {
  const found = periodIn(text);
  expect([found?.from, found?.to, found?.day]).toEqual([from, to, day]);
});

test.each(['plans', 'article 20211', '2019 2020 2021', '2019 or maybe 2020'])(
  'no period: %s',
  (text) => expect(periodIn(text)).toBeUndefined(),
);
