import { createHash } from 'node:crypto';
import { ArgumentError } from '../errors.js';

/** The position of a row in an order: the sort value (null if unknown), then the id. */
export type Key = readonly [value: unknown, id: string];

/**
 * A cursor contains the key of the row and the name of the order. The checksum is not a secret: it detects mangled
 * cursors, and all processes must accept it without shared state.
 */
export function encodeCursor(order: string, key: Key): string {
  const content = JSON.stringify([order, ...key]);
  return Buffer.from(`${checkSum(content)}${content}`).toString('base64url');
}

/** Decodes a cursor. Throws BAD_USER_INPUT for a cursor of another order. */
export function decodeCursor(
  { name, valueType }: { readonly name: string; readonly valueType: ValueType },
  cursor: string,
  argument: string,
): Key {
  const [order, value, id] = contentOf(cursor) ?? refuse(cursor, argument);
  if (order !== name) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `the cursor belongs to another list or order (${order}) than the requested one (${name}). Use the order that the cursor came from, or start without a cursor.`,
    );
  }
  return value === null || isOf[valueType](value) ? [value, id] : refuse(cursor, argument);
}

/** A sort value in JavaScript. A rank is a list of numbers, compared in order. */
export type ValueType = keyof typeof isOf;

const isOf = {
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => typeof value === 'number',
  rank: (value: unknown) => Array.isArray(value) && value.every(Number.isInteger),
} as const;

function refuse(cursor: string, argument: string): never {
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${cursor}" is not a cursor of this service. Use endCursor or startCursor of a page, unchanged.`,
  );
}

/** Order, value and id. Undefined if the text is not a cursor. Anyone who knows the checksum can still forge one. */
function contentOf(cursor: string): [order: string, value: unknown, id: string] | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const content = text.slice(8);
  if (checkSum(content) !== text.slice(0, 8)) return undefined;
  try {
    const [order, value, id] = JSON.parse(content) as unknown[];
    return typeof order === 'string' && typeof id === 'string' ? [order, value, id] : undefined;
  } catch {
    return undefined;
  }
}

function checkSum(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
