import {
  idsFrom,
  keepsSecondId,
  type Relation,
  secondIdKey,
  type Traversal,
} from '../ontology/index.js';

/** A range of an index that returns relations of one entity in the order of their ids. */
export interface TieRange {
  /** A hint to seek the index at the entity. Without it, Neo4j sorts or reads the whole index. */
  readonly using: string;
  readonly within: string;
  /** The order of the index, with all of its properties. */
  orderBy(way: 'ASC' | 'DESC'): string;
}

type Way = Traversal['direction'];

/**
 * Whether one entity may have so many of these relations that a page is read from an index instead of sorting all of
 * them.
 */
export function isHubEnd(relation: Relation, way: Way): boolean {
  if (way === 'BOTH' || relation.symmetric) return true;
  if (way === 'IN') return keepsSecondId(relation);
  return relation.hubEnd === 'FROM' || relation.ends.some(([from, to]) => from === to);
}

/**
 * The index ranges that together contain each relation `link` of the entity `id` exactly once. A symmetric relation has
 * two ranges, because its id lists the two ends in the order of their ids.
 */
export function relationRanges(relation: Relation, way: Way, link: string, id: string): TieRange[] {
  const { begin, after, before } = idsFrom(relation);
  const first: TieRange = {
    using: `USING INDEX SEEK ${link}:${relation.name}(id)`,
    within: `${link}.id > '${begin}' + ${id} + '${after}' AND ${link}.id < '${begin}' + ${id} + '${before}'`,
    orderBy: (order) => `${link}.id ${order}`,
  };
  const second: TieRange = {
    using: `USING INDEX SEEK ${link}:${relation.name}(${secondIdKey}, id)`,
    within: `${link}.${secondIdKey} = ${id} AND ${link}.id IS NOT NULL`,
    orderBy: (order) => `${link}.${secondIdKey} ${order}, ${link}.id ${order}`,
  };
  if (relation.symmetric) return [first, second];
  return way === 'OUT' ? [first] : [second];
}
