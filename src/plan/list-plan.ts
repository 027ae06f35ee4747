import type { Filter } from '../query/selection.js';
import type { AccessPath, ReachSeek, Seek } from './access-path.js';
import type { IndexRange, PageSpec } from './index-ranges.js';

/** A list to be planned. */
export interface ListQuery {
  readonly kind: string;
  readonly where: Filter;
  /** The page that is wanted; left out where all rows are. */
  readonly page?: PageSpec;
}

/** How the rows of a list are found. */
export interface ListPlan {
  readonly kind: string;
  /** The whole filter. */
  readonly where: Filter;
  readonly access: AccessPath;
  /** A seek whose rows are collected first; of the rows of `access`, those that are among them are kept. */
  readonly intersectWith?: Seek;
  /** Seeks whose targets are collected once, before rows are tested for their conditions. */
  readonly materialise: readonly ReachSeek[];
  /** `index`: rows come in the order of the list. `sort`: all are found and then sorted. */
  readonly order: 'index' | 'sort';
  /** The parts of the index that are read one after the other until the page is full; none where rows are sorted. */
  readonly ranges: readonly IndexRange[];
  /** What is left to test of the rows that are found. */
  readonly residual: Filter;
}

/**
 * The choices of a plan in one line, such as `sort: ReachSeek affecting in RelationSeek issuedBy`. Plans of one list
 * that differ have different names.
 */
export function planName({ access, intersectWith, materialise, order }: ListPlan): string {
  const other = intersectWith ? ` in ${nameOf(intersectWith)}` : '';
  const places = materialise.map(({ place }) => place).join(' and ');
  const collected = places && `, materialise ${places}`;
  return `${order}: ${nameOf(access)}${other}${collected}`;
}

function nameOf(path: AccessPath): string {
  if ('place' in path) return `${path.type} ${path.place}`;
  if (path.type === 'OrderedScan' && path.relation)
    return `OrderedScan ${path.relation.seek.place}`;
  return path.type;
}
