import { setTimeout as wait } from 'node:timers/promises';
import type { GuardedJava } from './child.js';
import { LocalNeo4jError } from './errors.js';

/** A start takes 3 to 8 seconds. With a slow disk, a recovery or a busy machine it may take thirty times as long. */
export const MAX_START_MS = 300_000;

/** Waits until `isReady` is true. Throws START_FAILED if Java exits before or takes too long; then Java is ended. */
export async function untilReady(
  child: GuardedJava,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + MAX_START_MS;
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!(await isReady())) {
    if (ended) throw failed(child, 'Neo4j did not start.');
    if (Date.now() > deadline) {
      await child.stop();
      throw failed(child, `Neo4j did not answer within ${MAX_START_MS / 1000} seconds.`);
    }
    await wait(100);
  }
}

function failed(child: GuardedJava, what: string): LocalNeo4jError {
  return new LocalNeo4jError('START_FAILED', `${what} Its last lines:\n${child.lastLines()}`);
}
