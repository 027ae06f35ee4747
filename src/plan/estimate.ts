/** What the graph says about one seek of a filter. */
export interface Estimate {
  /** Relations to read from the nodes of the seek; NOT_COUNTED where the statement saw that it is not worth counting. */
  readonly degree: number;
  /** Of a ReachSeek: true where it has MAX_MATERIALISED targets or more, so that a page does not collect them. */
  readonly isPartial: boolean;
}

/** What the graph says about the access paths of a list. */
export interface Estimates {
  /** Number of entities of the kind. */
  readonly cardinality: number;
  /** Of each seek of the filter, in the order of `seeksOf`. */
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
 * A row of an ordered scan is tested for all conditions, a row of a seek for those alone that the seek does not imply.
 * Hence a row of the scan counts as so many relations.
 */
export const INDEX_ROW_COST = 4;

/**
 * Sectors and companies that a page collects at most before it tests rows. A test against the collected ones costs 5
 * look-ups, a climb through the tree 30. Above this limit a sector is large, and the page is soon full.
 */
export const MAX_MATERIALISED = 128;

/** From so many rows on, collecting a whole tree of sectors costs less than climbing it from each row. */
export const FULL_MATERIALISE_ROWS = 1_000;

/** Share of the entities of a kind that a number of relations leaves, 1 at most. */
export function selectivity(degree: number, cardinality: number): number {
  return degree < cardinality ? degree / cardinality : 1;
}
