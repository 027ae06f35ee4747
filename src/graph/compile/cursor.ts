import { createHash } from 'node:crypto';
import { UserError } from '../../errors.js';

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

/** Throws BAD_USER_INPUT for a cursor that this order did not give out. */
export function decodeCursor(order: string, cursor: string, argument: string): Key {
  const text = Buffer.from(cursor, 'base64url').toString();
  const content = text.slice(8);
  if (checkSum(content) !== text.slice(0, 8)) {
    throw new UserError(
      'BAD_USER_INPUT',
      `${argument}: "${cursor}" is no cursor of this service. Use endCursor or startCursor of a page just as it was given.`,
    );
  }
  const [givenOrder, value, id] = JSON.parse(content) as [string, unknown, string];
  if (givenOrder !== order) {
    throw new UserError(
      'BAD_USER_INPUT',
      `${argument}: the cursor belongs to another list or order (${givenOrder}) than the one asked for (${order}). Go on with the order that the cursor came from, or start without a cursor.`,
    );
  }
  return [value, id];
}

function checkSum(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
