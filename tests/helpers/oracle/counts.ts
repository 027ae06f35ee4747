import { relations } from '../../../src/ontology/index.js';
import type { Fact } from './facts.js';
import type { Where } from './where.js';

/** Statuses and certainties of the relations that count. */
export interface Counted {
  readonly status: readonly string[];
  readonly certainty: readonly string[];
}

const byDefault: Counted = {
  status: ['ACTUAL', 'REPORTED', 'ENDED'],
  certainty: ['STATED', 'LIKELY', 'POSSIBLE'],
};

/** What counts in a filter: what it says, else what is said around it. */
export function countsIn(where: Where, around: Counted = byDefault): Counted {
  return {
    status: (where.relationStatus as string[] | undefined) ?? around.status,
    certainty: (where.relationCertainty as string[] | undefined) ?? around.certainty,
  };
}

/** The ids of relations whose own status is asked: those that say by themselves when they hold. */
const ties = new RegExp(
  `^(${relations
    .filter(({ validitySource }) => validitySource === 'SELF')
    .map(({ name }) => name.toLowerCase())
    .join('|')}):`,
);

/** Whether a relation counts. A condition with a filter on its status or certainty decides about that by itself. */
export function counts(
  { id, status = 'ACTUAL', certainty }: Fact,
  counted: Counted,
  condition: Where = {},
): boolean {
  return (
    (condition.status != null || !ties.test(id) || counted.status.includes(String(status))) &&
    (condition.certainty != null ||
      certainty === undefined ||
      counted.certainty.includes(String(certainty)))
  );
}
