import { createHash } from 'node:crypto';
import { ArgumentError } from '../errors.js';

/** The place of a row in an order: the value that is sorted by (null where it is not known), then the id. */
export type Key = readonly [value: unknown, id: string];

/**
 * A cursor holds the row's key and the order that it belongs to. The check sum is no secret: it is there to tell a
 * mangled cursor from a good one, and processes that share no state must all accept it.
 */
export function encodeCursor(order: string, key: Key): string {
  const content = JSON.stringify([order, ...key]);
  return Buffer.from(`${checkSum(content)}${content}`).toString('base64url');
}

/**
 * The key in a cursor.
 * Throws BAD_USER_INPUT for a cursor that this order did not give out.
 */
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
      `the cursor belongs to another list or order (${order}) than the one asked for (${name}). Go on with the order that the cursor came from, or start without a cursor.`,
    );
  }
  return value === null || isOf[valueType](value) ? [value, id] : refuse(cursor, argument);
}

/** What an order can sort by, as JavaScript sees it; a rank is a list of numbers, the first difference decides. */
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
    `"${cursor}" is no cursor of this service. Use endCursor or startCursor of a page, in REST nextCursor, just as it was given.`,
  );
}

/** Order, value and id; undefined where the text holds none. Whoever knows the check sum can still write nonsense. */
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
