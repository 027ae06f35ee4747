import { describe, expect, test } from 'vitest';
import {
  daysOf,
  periodCount,
  periodLabels,
  periodOf,
  periodsBetween,
} from '../../../src/queries/counts/periods.js';

describe('A day as a period', () => {
  test.each([
    ['2021-08-17', 'first', '2021-08-17'],
    ['2021-08', 'first', '2021-08-01'],
    ['2021-08', 'last', '2021-08-31'],
    ['2020-02', 'last', '2020-02-29'],
    ['2021', 'first', '2021-01-01'],
    ['2021', 'last', '2021-12-31'],
    ['0099', 'last', '0099-12-31'],
    ['2021-Q3', 'first', '2021-07-01'],
    ['2021-H1', 'last', '2021-06-30'],
  ] as const)('of %s is, as the %s that it may mean, %s', (date, edge, expected) => {
    expect(periodOf(date, 'DAY', edge)).toBe(expected);
  });

  test('follows the day before, over the ends of months and years', () => {
    expect(periodsBetween('2020-02-28', '2020-03-01', 'DAY')).toEqual([
      '2020-02-28',
      '2020-02-29',
      '2020-03-01',
    ]);
    expect(periodsBetween('2020-12-31', '2021-01-01', 'DAY')).toEqual(['2020-12-31', '2021-01-01']);
    expect(periodCount('2020-01-01', '2020-12-31', 'DAY')).toBe(366);
    expect(periodsBetween('2021-01-02', '2021-01-01', 'DAY')).toEqual([]);
  });

  test('begins and ends with itself, and is written as people write it', () => {
    expect(daysOf('2021-08-07', 'DAY')).toEqual({ start: '2021-08-07', end: '2021-08-07' });
    expect(periodLabels('2021-08-07', 'DAY')).toEqual({
      label: '7 August 2021',
      labelZh: '2021年8月7日',
    });
  });
});
