import type { IndexRange } from '../plan/index-ranges.js';
import type { KeysetBound, Order } from '../query/order.js';
import type { StatementBuilder } from './builder.js';

/** The columns of an index that returns rows in order: properties of the entity itself, or sort keys of a relation. */
export interface IndexColumns {
  readonly value: string;
  readonly id: string;
  /** Leading property of the index, equal in all rows of the range. */
  readonly first?: string;
  /** Predicates for rows with a known sort value, and for all others. */
  readonly known: string;
  readonly unknown: string;
}

/** The predicate of a range, and the ORDER BY that matches the order of its index. */
export function renderRange(
  { rows, bounds }: IndexRange,
  { descending }: Order,
  backward: boolean,
  { value, id, first, known, unknown }: IndexColumns,
  context: StatementBuilder,
): { readonly predicate: string; readonly orderBy: string } {
  const by = (...parts: readonly (readonly [string | undefined, boolean])[]) =>
    parts
      .flatMap(([by, down]) => (by ? [`${by} ${down !== backward ? 'DESC' : 'ASC'}`] : []))
      .join(', ');
  const all = (holds: string, beyond: (bound: KeysetBound) => string) =>
    [holds, ...bounds.map(beyond)].join(' AND ');
  if (rows === 'id')
    return {
      predicate: all(known, (bound) => beyondId(id, bound, descending, context)),
      orderBy: by([id, descending]),
    };
  if (rows === 'known')
    return {
      predicate: all(known, (bound) => beyondValue(value, id, bound, descending, context)),
      orderBy: by([first, descending], [value, descending], [id, false]),
    };
  return {
    predicate: all(unknown, (bound) => beyondId(id, bound, false, context)),
    orderBy: first ? by([first, false], [value, false], [id, false]) : by([id, false]),
  };
}

function beyondId(
  id: string,
  { key, before }: KeysetBound,
  descending: boolean,
  context: StatementBuilder,
): string {
  return `${id} ${descending !== before ? '<' : '>'} ${context.parameter(key[1])}`;
}

/** `a <= x AND (a < x OR id > y)` lets an index seek start at x; the plain OR does not. */
function beyondValue(
  value: string,
  id: string,
  bound: KeysetBound,
  descending: boolean,
  context: StatementBuilder,
): string {
  const sign = descending !== bound.before ? '<' : '>';
  const at = context.parameter(bound.key[0]);
  return `${value} ${sign}= ${at} AND (${value} ${sign} ${at} OR ${beyondId(id, bound, false, context)})`;
}
