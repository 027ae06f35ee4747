/** Statistics of one seek. */
export interface Estimate {
  /** Relations to read from the nodes of the seek. NOT_COUNTED if counting would cost more than it could save. */
  readonly degree: number;
  /** True for a ReachSeek with at least MAX_MATERIALISED targets, too many to collect for a page. */
  readonly isPartial: boolean;
}

/** Statistics of the access paths of a list. */
export interface Estimates {
  /** Number of entities of the kind. */
  readonly cardinality: number;
  /** One per seek, in the order of `seeksOf`. */
  readonly seeks: readonly Estimate[];
}

/** The degree of a seek that was not counted: more than any other has. */
export const NOT_COUNTED = Number.MAX_SAFE_INTEGER;

/**
 * Testing a row expands all of its relations. On a million relations that cost as much as reading five to eight
 * relations from the other end; 4 is the cautious side.
 */
export const CHECK_COST = 4;

/**
 * Cost of a row of an ordered scan, in relations read by a seek. The scan tests every condition on each row, a seek only
 * those that it does not imply.
 */
export const INDEX_ROW_COST = 4;

/**
 * Maximum number of sectors and companies collected for a page before rows are tested. Testing against the collected set
 * costs 5 look-ups, climbing the tree 30. Above this limit the sector is large and the page fills quickly.
 */
export const MAX_MATERIALISED = 128;

/** With this many rows, collecting a whole tree of sectors costs less than climbing it from each row. */
export const FULL_MATERIALISE_ROWS = 1_000;

/** Fraction of the entities of a kind that a condition with this degree keeps, at most 1. */
export function selectivity(degree: number, cardinality: number): number {
  return degree < cardinality ? degree / cardinality : 1;
}
