import { ArgumentError } from '../errors.js';
import { type DerivedOrder, fieldShapes, kindNamed } from '../ontology/index.js';
import { checkCurrency } from './currency.js';
import { decodeCursor, type Key, type ValueType } from './cursor.js';
import type { PageArguments } from './selection.js';

/** The order of a list as a request names it. */
export interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
  /** For an order by amount: the currency. */
  readonly currency?: string | null | undefined;
}

/** What cursors know of an order. */
export interface OrderKey {
  /** Name that cursors contain, such as `Policy.issuedOn.DESC`. */
  readonly name: string;
  readonly valueType: ValueType;
}

/** An order of rows: by one value, unknown values last, ties by id. */
export interface Order extends OrderKey {
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
}

/** A row that a page lies behind, or before. */
export interface KeysetBound {
  readonly key: Key;
  readonly before: boolean;
}

/** The rows that the cursors of a page name. Throws BAD_USER_INPUT for a cursor of another order. */
export function boundsOf(order: OrderKey, { after, before }: PageArguments): KeysetBound[] {
  return [
    ...(after != null ? [{ key: decodeCursor(order, after, 'after'), before: false }] : []),
    ...(before != null ? [{ key: decodeCursor(order, before, 'before'), before: true }] : []),
  ];
}

/**
 * What cursors of a list hold. Throws BAD_USER_INPUT for an order by amount without a currency, as amounts in different
 * currencies do not compare, and for another order with one.
 */
export function orderKeyOf(kind: string, { field, direction, currency }: OrderBy): OrderKey {
  const isAmount = derivedOrderOf(kind, field)?.by === 'AMOUNT';
  const argument = 'orderBy.currency';
  if (isAmount && currency == null) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      'an order by amount needs one, such as CNY: amounts in different currencies are never compared.',
    );
  }
  if (!isAmount && currency != null) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `${currency} applies only to an order by amount. Leave it out.`,
    );
  }
  const parts = currency == null ? [field] : [field, checkCurrency(argument, currency)];
  return {
    name: [kind, ...parts, direction].join('.'),
    valueType: isAmount || isNumber(kind, field) ? 'number' : 'string',
  };
}

/** The order of that name, if it follows from several fields; undefined for a field, by which an index sorts. */
export function derivedOrderOf(kind: string, name: string): DerivedOrder | undefined {
  return kindNamed(kind).orders.find((one) => one.name === name);
}

function isNumber(kind: string, name: string): boolean {
  const field = fieldShapes(kindNamed(kind).schema).find((one) => one.name === name);
  return field?.type === 'integer' || field?.type === 'number';
}
