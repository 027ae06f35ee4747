import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateKey } from '../../src/ontology/index.js';
import { checkDate, lowerBound, upperBound } from '../../src/query/dates.js';
import { generatedDates } from '../helpers/generated.js';
import { spanOf } from '../helpers/oracle/days.js';

const date = fc.constantFrom(...generatedDates, '2021-Q2', '2021-06-30', '2021-03', '2022');
const spanOfKnown = (text: string) => spanOf(text) as NonNullable<ReturnType<typeof spanOf>>;

test('a lower bound takes the dates of which every day is on or after it', () => {
  fc.assert(
    fc.property(date, date, (known, from) => {
      const isAfter = spanOfKnown(known).first >= spanOfKnown(from).first;
      expect(dateKey(known) >= lowerBound(from)).toBe(isAfter);
    }),
    { numRuns: 500 },
  );
});

test('an upper bound takes the dates of which every day is on or before it', () => {
  fc.assert(
    fc.property(date, date, (known, to) => {
      const { most, reachBeyond } = upperBound(to);
      const key = dateKey(known);
      const isBefore = spanOfKnown(known).last <= spanOfKnown(to).last;
      expect(key <= most && !reachBeyond.includes(key)).toBe(isBefore);
    }),
    { numRuns: 500 },
  );
});

test('a bound is written as dates are', () => {
  expect(checkDate('issuedOn.from', '2021-Q3')).toBe('2021-Q3');
  expect(() => checkDate('issuedOn.from', '2021-Q5')).toThrow(
    '"2021-Q5" is not a date. Write 2021, 2021-H2, 2021-Q3, 2021-08 or 2021-08-17.',
  );
});
