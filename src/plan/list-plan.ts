import type { Affecting } from '../query/reach.js';
import type { Filter } from '../query/selection.js';
import type { AccessPath, Seek } from './access-path.js';
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
  /** Conditions whose targets are collected once, before rows are tested for them. */
  readonly materialise: readonly Affecting[];
  /** `index`: rows come in the order of the list. `sort`: all are found and then sorted. */
  readonly order: 'index' | 'sort';
  /** The parts of the index that are read one after the other until the page is full; none where rows are sorted. */
  readonly ranges: readonly IndexRange[];
  /** What is left to test of the rows that are found. */
  readonly residual: Filter;
}

/** The choices of a plan in one line, such as `sort: ReachSeek affecting in RelationSeek issuedBy`. */
export function planName({ access, intersectWith, materialise, order }: ListPlan): string {
  const other = intersectWith ? ` in ${nameOf(intersectWith)}` : '';
  const collected = materialise.length > 0 ? `, materialise ${materialise.length}` : '';
  return `${order}: ${nameOf(access)}${other}${collected}`;
}

function nameOf(path: AccessPath): string {
  if ('place' in path) return `${path.type} ${path.place}`;
  if (path.type === 'OrderedScan' && path.relation)
    return `OrderedScan ${path.relation.seek.place}`;
  return path.type;
}
