import { firstDay, lastDay } from '../../ontology/index.js';
import type { EntityRecord, LinkRecord } from '../records.js';
import { at, type Rule } from '../rule.js';

const pairs = [
  ['since', 'until'],
  ['periodStart', 'periodEnd'],
  ['foundedOn', 'dissolvedOn'],
  ['issuedOn', 'endedOn'],
  ['effectiveOn', 'endedOn'],
  ['passedOn', 'endedOn'],
  ['passedOn', 'issuedOn'],
] as const;

export const orderOfDates: Rule = {
  name: 'end-before-start',
  description: 'What ends has begun before.',
  check: ({ entities, links }) =>
    [...entities, ...links].flatMap((record: EntityRecord | LinkRecord) =>
      pairs.flatMap(([start, end]) => {
        const [from, to] = [record.value[start], record.value[end]];
        if (typeof from !== 'string' || typeof to !== 'string' || !isBefore(to, from)) return [];
        return [
          {
            ...at(record, end),
            message: `${end} ${to} lies before ${start} ${from}.`,
            expected: `${end} on or after ${start}`,
            fix: 'Correct one of the two dates, or leave out the one that no source states.',
          },
        ];
      }),
    ),
};

/** Dates are compared only as exactly as both are known: 2021 and 2021-Q3 are not before 2021-08. */
function isBefore(a: string, b: string): boolean {
  return lastDay(a) < firstDay(b);
}
