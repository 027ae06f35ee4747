import { expect, test } from 'vitest';
import { partOf, yearPartOf, yearPartsWithin } from '../../../src/text/normalise/year-parts.js';

test.each([
  ['2021 Q3', '2021-Q3'],
  ['2021Q3', '2021-Q3'],
  ['2021/q4', '2021-Q4'],
  ['Q3-2021', '2021-Q3'],
  ['3Q 2021', '2021-Q3'],
  ['2021 1H', '2021-H1'],
  ['H1 2021', '2021-H1'],
  ['S2 2021', '2021-H2'],
  ['4th quarter, 2021', '2021-Q4'],
  ['First half of 2021', '2021-H1'],
  ['2021年第三季度', '2021-Q3'],
  ['2021年二季度', '2021-Q2'],
  ['2021下半年', '2021-H2'],
])('%s is %s', (text, date) => {
  expect(yearPartOf(text)).toBe(date);
});

test.each([
  '2021 Q5',
  'third half of 2021',
  'FY2021 Q3',
  'Q3 FY2021',
  '20211Q',
  '12021 Q1',
  'Q3',
  '',
])('"%s" is no part of a year of the calendar', (text) => {
  expect(yearPartOf(text)).toBeUndefined();
});

test('parts of years are found among other words', () => {
  const found = (text: string) => yearPartsWithin(text).map(({ date }) => date);
  expect(found('planned for Q3 2021 (draft)')).toEqual(['2021-Q3']);
  expect(found('自2021年第三季度起')).toEqual(['2021-Q3']);
  expect(found('IQ3 2021, 2021 Q3rd')).toEqual([]);
});

test('a part of a year is read without its year where that stands elsewhere', () => {
  expect(['Q3', '第三季度', '上半年', 'second half', '8', 'Aug'].map(partOf)).toEqual([
    ...['Q3', 'Q3', 'H1', 'H2', undefined, undefined],
  ]);
});
