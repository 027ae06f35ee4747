import type { EntityRecord, LinkRecord } from '../records.js';
import { at, type Rule, type RuleProblem } from '../rule.js';

const forEntities = 'Unite the two, or give this one its own id.';
const forRelations = 'Unite the two.';
const forIntervals =
  'Unite the two, or give each its own interval where they are two intervals of one tie.';

export const duplicateId: Rule = {
  name: 'duplicate-id',
  description: 'An entity stands once, and a relation is stated once.',
  check: ({ entities, links }) => [
    ...repeated(
      entities,
      (entity) => entity.value.id,
      'id',
      () => forEntities,
    ),
    ...repeated(
      links.filter((link) => link.id !== ''),
      (link) => link.id,
      'from',
      ({ relation }) => (relation.identity.includes('interval') ? forIntervals : forRelations),
    ),
  ],
};

function repeated<R extends EntityRecord | LinkRecord>(
  records: readonly R[],
  idOf: (record: R) => string,
  field: string,
  fixOf: (record: R) => string,
): RuleProblem[] {
  const first = new Map<string, R>();
  return records.flatMap((record) => {
    const id = idOf(record);
    const before = first.get(id);
    if (!before) first.set(id, record);
    return before
      ? [
          {
            ...at(record, field),
            message: `${id} stands at ${before.file}:${before.line} already.`,
            expected: 'each of them once',
            fix: fixOf(record),
          },
        ]
      : [];
  });
}
