import { countedFields } from '../ontology/index.js';
import type { Filter } from './selection.js';

/** Which relations count: the codes by argument, such as those of `relationStatus`; null if any code counts. */
export type Counted = Readonly<Record<string, readonly string[] | null>>;

/** What counts in a filter that names no codes: what holds or held by its source, which does not call it unlikely. */
export const DEFAULT_COUNTED: Counted = Object.fromEntries(
  countedFields.map(({ argument, codes }) => [argument, codes]),
);

/** Whether a filter says which codes of a field count. */
export function isGiven(field: string, where: Filter): boolean {
  return countedFields.some((one) => one.field === field && where[one.argument] != null);
}

/** What counts in a condition on a relation. A field that the condition itself filters by counts with any code. */
export function countedBy(condition: Filter, around: Counted): Counted {
  const own = countedFields.filter(({ field }) => condition[field] != null);
  return { ...around, ...Object.fromEntries(own.map(({ argument }) => [argument, null])) };
}

/** What counts in a filter: the codes that it names itself, or else those that count around it. */
export function countedIn(where: Filter, around: Counted = DEFAULT_COUNTED): Counted {
  let counted = around;
  for (const { argument } of countedFields) {
    const codes = where[argument] as readonly string[] | undefined;
    if (codes) counted = { ...counted, [argument]: codes };
  }
  return counted;
}
