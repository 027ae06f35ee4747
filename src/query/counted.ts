import { countedFields } from '../ontology/index.js';
import type { Filter } from './selection.js';

/** Which relations count, by argument: the codes of `relationStatus` and of `relationCertainty`; null for all. */
export type Counted = Readonly<Record<string, readonly string[] | null>>;

/** What counts in a filter that does not say it: relations that hold or held, and that no source calls unlikely. */
export const DEFAULT_COUNTED: Counted = Object.fromEntries(
  countedFields.map(({ argument, codes }) => [argument, codes]),
);

/** What counts where a condition on a relation has filters on its fields: it decides about those itself. */
export function countedBy(condition: Filter, around: Counted): Counted {
  const own = countedFields.filter(({ field }) => condition[field] != null);
  return { ...around, ...Object.fromEntries(own.map(({ argument }) => [argument, null])) };
}

/** What counts in a filter: what it says itself, or else what holds around it. */
export function countedIn(where: Filter, around: Counted = DEFAULT_COUNTED): Counted {
  let counted = around;
  for (const { argument } of countedFields) {
    const codes = where[argument] as readonly string[] | undefined;
    if (codes) counted = { ...counted, [argument]: codes };
  }
  return counted;
}
