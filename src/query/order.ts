import type { ValueType } from './cursor.js';

/** An order of rows: by one value, unknown last, ties by id. */
export interface Order {
  /** Name that cursors carry, such as `Policy.issuedOn.DESC`. */
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
  readonly valueType: ValueType;
}
