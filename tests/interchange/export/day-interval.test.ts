import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInterval } from '../../../src/interchange/export/day-interval.js';
import { widerDates } from '../../../src/ontology/index.js';

test.each([
  // Whole days; until is the first day after.
  ['2021-03-01', '2021-04-01', '2021-03-01', '2021-03-31'],
  ['2021-08-17', '2021-08-17', '2021-08-17', '2021-08-17'],
  // Partial dates count as all days that they can mean.
  ['2021', '2021-03', '2021-01-01', '2021-03-30'],
  ['2021-03', '2021', '2021-03-01', '2021-12-30'],
  ['2021', '2021', '2021-01-01', '2021-12-30'],
  ['2021-08-17', '2021-08', '2021-08-17', '2021-08-30'],
  ['2021-08-31', '2021-08', '2021-08-31', '2021-08-31'],
  ['2021-12-31', '2021', '2021-12-31', '2021-12-31'],
  ['2020-02', '2020-02', '2020-02-01', '2020-02-28'],
  ['2021-Q2', '2021-H2', '2021-04-01', '2021-12-30'],
  ['2021-H1', '2021-Q1', '2021-01-01', '2021-03-30'],
  // Open ends.
  ['2021-08', undefined, '2021-08-01', undefined],
  [undefined, '2021-08', undefined, '2021-08-30'],
  [undefined, undefined, undefined, undefined],
  // Contradictions.
  ['2021-06', '2021-03', undefined, undefined],
  ['2021-Q3', '2021-H1', undefined, undefined],
  ['2021-08-17', '2021-08-16', undefined, undefined],
  ['2022', '2021-12-31', undefined, undefined],
  // What XML Schema has no day for.
  ['0000', '0001', undefined, '0001-12-30'],
  [undefined, '0001-01-01', undefined, undefined],
] as const)('from %s until %s gives %s to %s', (from, until, start, end) => {
  expect(dayInterval(from, until)).toEqual({ start, end });
});

const date = fc
  .date({ min: new Date('2019-12-01'), max: new Date('2021-02-01'), noInvalidDate: true })
  .chain((day) => {
    const whole = day.toISOString().slice(0, 10);
    return fc.constantFrom(whole, ...widerDates(whole));
  });

test('an interval never ends before it begins, and has every day on which something may have held', () => {
  const daysOf = (known: string) =>
    Array.from({ length: 1_200 }, (_, at) => new Date(Date.UTC(2019, 0, 1 + at)))
      .map((day) => day.toISOString().slice(0, 10))
      .filter((day) => [day, ...widerDates(day)].includes(known));
  fc.assert(
    fc.property(date, date, (from, until) => {
      const { start, end } = dayInterval(from, until);
      const [first] = daysOf(from);
      const [after] = daysOf(until).slice(-1);
      if (!first || !after || after < first) {
        expect([start, end]).toEqual([undefined, undefined]);
        return;
      }
      expect(start).toBe(first);
      expect(end && end >= first).toBe(true);
      // The day after the interval is the latest on which it can have ended, or it held on one day alone.
      const next = new Date(Date.parse(`${end}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(next === after || (first === after && end === after)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
