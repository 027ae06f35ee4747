import { traversalsOf } from '../../ontology/index.js';
import { conjuncts } from '../../plan/access-path.js';
import type { Affecting } from '../../query/reach.js';
import type { Filter } from '../../query/selection.js';

/**
 * Number of names in a filter whose existence any result row proves: such a row is related to the named entity,
 * because the condition must hold and has no alternative name.
 */
export function namesImpliedByRows(kind: string, where: Filter): number {
  const keys = ['anyName', ...traversalsOf(kind).map(({ field }) => field)];
  return conjuncts(where).reduce((sum, condition) => {
    const { sector, company } = (condition.affecting ?? {}) as Affecting;
    const lists = [...keys.map((key) => condition[key]), [...(sector ?? []), ...(company ?? [])]];
    return sum + lists.filter((names) => Array.isArray(names) && names.length === 1).length;
  }, 0);
}
