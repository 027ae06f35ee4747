import { expect, test } from 'vitest';
import { periodIn } from '../../../src/text/interpret/period.js';

test.each([
  ['deals since 2020', '2020', undefined, 'issued'],
  ['policies of august 2021', '2021-08', '2021-08', 'issued'],
  ['laws passed in 2021', '2021', '2021', 'passed'],
  ['policies before 2019', undefined, '2018', 'issued'],
  ['policies until 2019', undefined, '2019', 'issued'],
  ['policies after august 2021', '2021-09', undefined, 'issued'],
  ['after december 2021', '2022-01', undefined, 'issued'],
  ['before 1 march 2020', undefined, '2020-02-29', 'issued'],
  ['on august 17, 2021', '2021-08-17', '2021-08-17', 'issued'],
  ['since 2021-08-17', '2021-08-17', undefined, 'issued'],
  ['in the first half of 2021', '2021-01', '2021-06', 'issued'],
  ['in q3 2021', '2021-07', '2021-09', 'issued'],
  ['between 2019 and 2021', '2019', '2021', 'issued'],
  ['from 2020 onwards', '2020', undefined, 'issued'],
  ['2021年8月17日之前', undefined, '2021-08-16', 'issued'],
  ['2021年上半年', '2021-01', '2021-06', 'issued'],
  ['2021年第三季度', '2021-07', '2021-09', 'issued'],
  ['2021年之后', '2022', undefined, 'issued'],
  ['from 2019 to 2021', '2019', '2021', 'issued'],
  ['in force since 2021-09', '2021-09', undefined, 'effective'],
  ['2021年8月以来的并购', '2021-08', undefined, 'issued'],
  ['2020年至2021年', '2020', '2021', 'issued'],
  ['2021年的政策', '2021', '2021', 'issued'],
] as const)('%s: from %s to %s, %s', (text, from, to, day) => {
  const found = periodIn(text);
  expect([found?.from, found?.to, found?.day]).toEqual([from, to, day]);
});

test.each([
  ...['plans', 'article 20211', '2019 2020 2021', '2019 or maybe 2020', '2019 and 2020'],
  // Each of these may mean several periods.
  ...[
    'policies from 2020',
    'plans for 2025',
    'by 2025',
    'late 2021',
    '2021年以后',
    '2021年底',
    '到2025年',
  ],
  ...['in force in 2021', '31 february 2021', '2021-08-1733', 'since 2021-08-40'],
])('no period: %s', (text) => expect(periodIn(text)).toBeUndefined());
