import type { ValueType } from './cursor.js';

/** An order of rows: by one value, unknown values last, ties by id. */
export interface Order {
  /** Name that cursors contain, such as `Policy.issuedOn.DESC`. */
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
  readonly valueType: ValueType;
}
