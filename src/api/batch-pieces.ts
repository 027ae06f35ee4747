import { ArgumentError } from '../errors.js';

/**
 * Maximum number of objects, lists and values in one batch of names. A batch within the cost limit (see
 * queries/match/cost) has fewer. Validating the shape of more would block this process before their cost can be
 * computed.
 */
const MAX_PIECES = 10_000;

/** Rejects a batch that is too large to validate. Throws BATCH_TOO_LARGE. */
export function checkPieces(given: unknown, argument: string): void {
  const open: unknown[] = [given];
  for (let pieces = 0; open.length > 0; pieces++) {
    if (pieces + open.length > MAX_PIECES) {
      throw new ArgumentError(
        'BATCH_TOO_LARGE',
        argument,
        `it holds more than ${MAX_PIECES} objects, lists and values, and one request may hold no more. Send it in several requests, with fewer queries or fewer values of properties in each.`,
        { limit: MAX_PIECES },
      );
    }
    const one = open.pop();
    // A loop, because a spread of a long list would be too many arguments.
    if (typeof one === 'object' && one !== null)
      for (const part of Object.values(one)) open.push(part);
  }
}
