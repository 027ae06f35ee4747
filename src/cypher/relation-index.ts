import {
  idsFrom,
  keepsSecondId,
  type Relation,
  secondIdKey,
  type Traversal,
} from '../ontology/index.js';

/** A part of an index that holds relations of one entity in the order of their ids. */
export interface TieRange {
  /** Names the index and says that it is to be entered at the entity: the planner sorts otherwise, or reads all of it. */
  readonly using: string;
  readonly within: string;
  /** The order of the index, `DESC` or `ASC`, all its properties said. */
  orderBy(way: 'ASC' | 'DESC'): string;
}

type Way = Traversal['direction'];

/**
 * Whether the relations of one entity on this side may be so many that they are read by an index, as far as a page
 * goes, and not all of them to be sorted.
 */
export function isHubEnd(relation: Relation, way: Way): boolean {
  if (way === 'BOTH' || relation.symmetric) return true;
  if (way === 'IN') return keepsSecondId(relation);
  return relation.hubEnd === 'FROM' || relation.ends.some(([from, to]) => from === to);
}

/**
 * The parts of indexes that together hold each relation `link` of the entity with the id `id` once: one, and two of a
 * symmetric relation, in whose id the two ends stand in the order of their ids.
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
