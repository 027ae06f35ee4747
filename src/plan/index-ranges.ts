import { fieldShapes, kindNamed } from '../ontology/index.js';
import type { KeysetBound } from '../query/order.js';
import type { OrderedScan } from './access-path.js';

/** A page that is wanted. */
export interface PageSpec {
  /** The field that rows are sorted by. */
  readonly field: string;
  /** True where the page is read from its end. */
  readonly backward: boolean;
  /** Rows of the page, and one more. */
  readonly rows: number;
  readonly bounds: readonly KeysetBound[];
}

/** A part of an order that one index gives row by row, so that reading stops when the page is full. */
export interface IndexRange {
  /** Rows whose sort value is known, or is not; `id` where rows are sorted by their ids, which all have. */
  readonly rows: 'id' | 'known' | 'unknown';
  /** The cursors that end it on one side or on both. */
  readonly bounds: readonly KeysetBound[];
}

/**
 * The parts of an order in which the rows of a page can lie, in the order in which the page meets them: the sort value
 * is known, then unknown. Neo4j reads an index for each, and sorts no more than rows that share a value.
 */
export function rangesOf(
  kind: string,
  { field, backward, bounds }: PageSpec,
  { relation }: OrderedScan,
): IndexRange[] {
  if (field === 'id') return [{ rows: 'id', bounds }];
  const ofKnown = bounds.filter(({ key }) => key[0] !== null);
  const ofUnknown = bounds.filter(({ key }) => key[0] === null);
  const ranges: IndexRange[] = [];
  if (!ofUnknown.some(({ before }) => !before)) ranges.push({ rows: 'known', bounds: ofKnown });
  const mayLack = relation !== undefined || !isRequired(kind, field);
  if (mayLack && !ofKnown.some(({ before }) => before))
    ranges.push({ rows: 'unknown', bounds: ofUnknown });
  return backward ? ranges.reverse() : ranges;
}

function isRequired(kind: string, field: string): boolean {
  return fieldShapes(kindNamed(kind).schema).some(
    ({ name, required }) => name === field && required,
  );
}
