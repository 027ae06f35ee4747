import { createHash } from 'node:crypto';
import type { Relation } from './relation.js';
import { relations } from './relations.js';

/**
 * Copies of properties of its ends that a relation stores, so that an index on relations returns the policies of an
 * agency by date without reading the others. Written by the loader, not part of a data set.
 */
export interface SortIndex {
  readonly relation: string;
  /** The kinds at its ends: the owner of the list, and its items. */
  readonly owner: string;
  readonly item: string;
  /** The properties with the ids of the ends, such as `agencyId` and `policyId`. */
  readonly ownerKey: string;
  readonly itemKey: string;
  /** The sort fields of the items, copied under their own names. */
  readonly fields: readonly string[];
  /** All copied properties. */
  readonly properties: readonly string[];
}

/**
 * Sentinel for unknown values, because a composite index contains only relations with all its properties. No date or
 * text is empty.
 */
export const unknownKey = '';

/**
 * The sort index of a relation. Undefined if the ontology defines none, or if the relation may connect the same two
 * entities twice.
 */
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

/** Every relation with a sort index. */
export const relationsWithSortIndex: readonly SortIndex[] = relations.flatMap(
  (relation) => sortIndexOf(relation) ?? [],
);

function idKeyOf(kind: string): string {
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Id`;
}

/**
 * Name of the full-text index on the relations about which data sets contradict each other. It ends in a hash of their
 * types, because Neo4j keeps an index whose name it knows, even if the types have changed.
 */
export const differingRelationsIndex = `differing_relations_${createHash('sha256')
  .update(relations.map(({ name }) => name).join(' '))
  .digest('hex')
  .slice(0, 8)}`;

/** Name of the full-text index on the search keys and the text keys of all entities. */
export const searchIndex = 'entity_search';
