import { decodeCursor, type Key, type ValueType } from './cursor.js';
import type { PageArguments } from './selection.js';

/** An order of rows: by one value, unknown values last, ties by id. */
export interface Order {
  /** Name that cursors contain, such as `Policy.issuedOn.DESC`. */
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
  readonly valueType: ValueType;
}

/** A row that a page lies behind, or before. */
export interface KeysetBound {
  readonly key: Key;
  readonly before: boolean;
}

/** The rows that the cursors of a page name. Throws BAD_USER_INPUT for a cursor of another order. */
export function boundsOf(order: Order, { after, before }: PageArguments): KeysetBound[] {
  return [
    ...(after != null ? [{ key: decodeCursor(order, after, 'after'), before: false }] : []),
    ...(before != null ? [{ key: decodeCursor(order, before, 'before'), before: true }] : []),
  ];
}
