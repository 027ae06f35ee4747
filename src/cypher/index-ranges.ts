import type { IndexRange } from '../plan/index-ranges.js';
import type { KeysetBound, Order } from '../query/order.js';
import type { StatementBuilder } from './builder.js';

/** Where an order is kept so that an index can give it: on the entity itself, or as keys of a relation. */
export interface IndexColumns {
  readonly value: string;
  readonly id: string;
  /** Property that the index begins with and that is the same in all rows. */
  readonly first?: string;
  /** Predicates of the rows whose value is known, and of the others. */
  readonly known: string;
  readonly unknown: string;
}

/** The predicate of a range, and the order by which its index is read. */
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

/** `a <= x AND (a < x OR id > y)` lets an index begin at x; the plain OR does not. */
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
