import type { Readable } from 'node:stream';
import { UserError } from '../../errors.js';
import type { Deadline } from '../../runtime/deadline.js';
import { badArchive, inOne, tooLarge } from './unpack.js';

/** How often it is checked that a body still arrives, in milliseconds. A stalled one is refused by the second check. */
export const CHECK_INTERVAL_MS = 20_000;
/** The least that must arrive between two checks, in bytes: 10 kB a second, which the slowest lines have. */
export const MIN_BYTES = 200_000;

/**
 * The body of a request, whole and in memory of its own. Throws DATA_TOO_LARGE beyond `maxBytes`, BAD_DATA where it is
 * cut off, and SLOW_REQUEST when it stalls or when the time of the request is up.
 */
export function arrived(
  body: Readable,
  maxBytes: number,
  deadline: Deadline,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let [bytes, before] = [0, 0];
  let forget: (() => void) | undefined;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearInterval(timer);
      forget?.();
      body.off('data', take).pause();
      settle();
    };
    const fail = (error: Error) => end(() => reject(error));
    const take = (some: Buffer) => {
      bytes += some.length;
      if (bytes > maxBytes) fail(tooLarge(maxBytes));
      else parts.push(some);
    };
    const timer = setInterval(() => {
      if (bytes - before < MIN_BYTES) fail(stalled());
      before = bytes;
    }, CHECK_INTERVAL_MS).unref();
    forget = deadline.onOver(() => fail(tooSlow(deadline)));
    body
      .on('data', take)
      .once('end', () => end(() => resolve(inOne(parts, bytes))))
      .once('error', fail)
      .once('aborted', () => fail(badArchive('It was cut off')));
  });
}

function stalled(): UserError {
  return new UserError(
    'SLOW_REQUEST',
    `Less than ${MIN_BYTES / 1_000} kB of the data set arrived within ${CHECK_INTERVAL_MS / 1_000} seconds. Send it again, or load it on the command line, policy-graph load. Nothing was loaded.`,
  );
}

function tooSlow({ totalMs }: Deadline): UserError {
  return new UserError(
    'SLOW_REQUEST',
    `The data set did not arrive within ${totalMs / 1000} seconds. Load it on the command line, policy-graph load. Nothing was loaded.`,
  );
}
