import type { Order } from '../query/order.js';
import type { PageArguments } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { boundsOf, type KeysetBound } from './page.js';

/** Where an order is kept so that an index can give it: on the entity itself, or as keys of a relation. */
export interface IndexColumns {
  readonly value: string;
  readonly id: string;
  /** Property that the index begins with and that is the same in all rows. */
  readonly first?: string;
  /** Conditions of the rows whose value is known, and of the others; no condition where there are none. */
  readonly known: string;
  readonly unknown?: string;
}

/** A part of an order that one index gives row by row, so that reading stops when the page is full. */
export interface IndexRange {
  readonly predicate: string;
  readonly orderBy: string;
}

/**
 * The parts of an order in which the rows of a page can lie, in the order in which the page meets them: what is
 * sorted by is known, then unknown. Neo4j reads an index for each, and sorts no more than rows that share a value.
 */
export function rangesOf(
  order: Order,
  page: PageArguments,
  place: IndexColumns,
  context: StatementBuilder,
): IndexRange[] {
  const bounds = boundsOf(order, page);
  const backward = page.last != null;
  const way = (down: boolean) => (down !== backward ? 'DESC' : 'ASC');
  const by = (...parts: readonly (readonly [string | undefined, boolean])[]) =>
    parts.flatMap(([by, down]) => (by ? [`${by} ${way(down)}`] : [])).join(', ');
  const { value, id, first, known, unknown } = place;
  const { descending } = order;
  if (value === id) {
    const beyond = bounds.map((bound) => beyondId(id, bound, descending, context));
    return [{ predicate: all(known, ...beyond), orderBy: by([id, descending]) }];
  }
  const stretches: IndexRange[] = [];
  if (!bounds.some(({ key, before }) => key[0] === null && !before)) {
    const beyond = bounds.map((bound) => beyondKnown(place, bound, descending, context));
    const orderBy = by([first, descending], [value, descending], [id, false]);
    stretches.push({ predicate: all(known, ...beyond), orderBy });
  }
  if (unknown && !bounds.some(({ key, before }) => key[0] !== null && before)) {
    const beyond = bounds
      .filter(({ key }) => key[0] === null)
      .map((bound) => beyondId(id, bound, false, context));
    const orderBy = first ? by([first, false], [value, false], [id, false]) : by([id, false]);
    stretches.push({ predicate: all(unknown, ...beyond), orderBy });
  }
  return backward ? stretches.reverse() : stretches;
}

function beyondId(
  id: string,
  { key, before }: KeysetBound,
  descending: boolean,
  context: StatementBuilder,
) {
  return `${id} ${descending !== before ? '<' : '>'} ${context.parameter(key[1])}`;
}

/** `a <= x AND (a < x OR id > y)` lets an index begin at x; the plain OR does not. */
function beyondKnown(
  { value, id }: IndexColumns,
  bound: KeysetBound,
  descending: boolean,
  context: StatementBuilder,
) {
  if (bound.key[0] === null) return 'true';
  const sign = descending !== bound.before ? '<' : '>';
  const at = context.parameter(bound.key[0]);
  return `${value} ${sign}= ${at} AND (${value} ${sign} ${at} OR ${beyondId(id, bound, false, context)})`;
}

function all(...predicates: readonly string[]): string {
  return predicates.filter((one) => one !== 'true').join(' AND ');
}
