import type { Relation } from './relation.js';
import { relations } from './relations.js';

/**
 * What a relation repeats of its ends, so that an index on relations gives the policies of an agency by date without
 * a look at the others. Derived by the loader, no part of what a data set states.
 */
export interface SortIndex {
  readonly relation: string;
  /** The kinds at its ends: what a list names, and what it lists. */
  readonly owner: string;
  readonly item: string;
  /** The properties that repeat the ids of the ends, such as `agencyId` and `policyId`. */
  readonly ownerKey: string;
  readonly itemKey: string;
  /** The fields of what is listed that lists are sorted by, kept under their own names. */
  readonly fields: readonly string[];
  /** All properties that it has for it. */
  readonly properties: readonly string[];
}

/** Stands for what is not known: an index on several properties holds only what has them all. No date or text is empty. */
export const unknownKey = '';

/** The keys of a relation; undefined where the ontology lists nothing by it, or where it can tie the same two twice. */
export function sortIndexOf({
  name,
  ends,
  identity,
  sortKeys: listedBy,
}: Relation): SortIndex | undefined {
  const [pair, ...more] = ends;
  if (listedBy.length === 0 || identity.length > 0 || !pair || more.length > 0) return undefined;
  const [holder, listed] = pair;
  const [holderKey, listedKey] = [idKeyOf(holder), idKeyOf(listed)];
  const properties = [holderKey, listedKey, ...listedBy];
  return {
    relation: name,
    owner: holder,
    item: listed,
    ownerKey: holderKey,
    itemKey: listedKey,
    fields: listedBy,
    properties,
  };
}

/** Every relation that has keys. */
export const relationsWithSortIndex: readonly SortIndex[] = relations.flatMap(
  (relation) => sortIndexOf(relation) ?? [],
);

function idKeyOf(kind: string): string {
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Id`;
}
