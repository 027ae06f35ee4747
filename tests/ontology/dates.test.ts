import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateKey,
  dateOfKey,
  datePattern,
  firstDay,
  isWithin,
  lastDay,
  widerDates,
} from '../../src/ontology/index.js';
import { compareDates, dayOf, spanOf } from '../helpers/oracle/days.js';

/** Dates of a few years, so that random pairs of them are often near. */
const date = fc
  .record({
    year: fc.constantFrom('2019', '2020', '2021', '9999'),
    part: fc.constantFrom(
      ...['', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4', '-01', '-06', '-07', '-12'],
      ...['-01-01', '-03-31', '-04-01', '-06-30', '-07-01', '-12-31', '-02-28'],
    ),
  })
  .map(({ year, part }) => year + part);

const spanOfKnown = (text: string) => spanOf(text) as NonNullable<ReturnType<typeof spanOf>>;

test.each([
  ['2021', '2021'],
  ['2021-08', '2021-08'],
  ['2021-08-17', '2021-08-17'],
  ['2021-H1', '2021-00H'],
  ['2021-Q1', '2021-00Q'],
  ['2021-Q2', '2021-03Q'],
  ['2021-H2', '2021-06H'],
  ['2021-Q4', '2021-09Q'],
])('%s sorts as %s', (text, key) => {
  expect(dateKey(text)).toBe(key);
  expect(dateOfKey(key)).toBe(text);
});

test('keys sort as text by the first day, the less exact date first', () => {
  fc.assert(
    fc.property(date, date, (a, b) => {
      const [one, other] = [dateKey(a), dateKey(b)];
      expect(Math.sign(compareDates(a, b))).toBe(one === other ? 0 : one < other ? -1 : 1);
      expect(dateOfKey(one)).toBe(a);
    }),
  );
});

test('a date has the first and the last of its days', () => {
  fc.assert(
    fc.property(date, (text) => {
      const { first, last } = spanOfKnown(text);
      expect([firstDay(text), lastDay(text)]).toEqual([dayOf(first), dayOf(last)]);
    }),
  );
});

test('of two dates one lies within the other, or they have no day in common', () => {
  fc.assert(
    fc.property(date, date, (a, b) => {
      const [one, other] = [spanOfKnown(a), spanOfKnown(b)];
      const within = a !== b && other.first <= one.first && one.last <= other.last;
      expect(isWithin(a, b)).toBe(within);
      if (a !== b && !within && !isWithin(b, a))
        expect(one.last < other.first || other.last < one.first).toBe(true);
    }),
  );
});

test('the less exact dates around one come from narrow to wide', () => {
  expect(widerDates('2021-08-17')).toEqual(['2021-08', '2021-Q3', '2021-H2', '2021']);
  expect(widerDates('2021-06')).toEqual(['2021-Q2', '2021-H1', '2021']);
  expect(widerDates('2021-Q4')).toEqual(['2021-H2', '2021']);
  expect(widerDates('2021-H1')).toEqual(['2021']);
  expect(widerDates('2021')).toEqual([]);
});

test.each(['2021-Q0', '2021-Q5', '2021-H3', '2021-q3', '2021-Q3-01', '2021Q3', 'Q3-2021'])(
  '%s is no date',
  (text) => {
    expect(datePattern.test(text)).toBe(false);
  },
);
