import { setImmediate as turnOfLoop, setTimeout as wait } from 'node:timers/promises';
import { timeUp } from './deadline.js';

/**
 * Resolves with the result of a promise if it settles within `limitMs` milliseconds; otherwise throws TIMEOUT. The
 * promise itself continues, and its result is ignored.
 */
export async function withinTime<T>(promised: PromiseLike<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // After a busy period the timer fires before answers that have already arrived are processed; these count as in
      // time.
      void turnOfLoop().then(() => reject(timeUp()));
    }, limitMs);
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A function that asks, and resolves with undefined if that fails or takes longer than `limitMs` milliseconds. Callers
 * that come while an answer is awaited share it, so that a Neo4j that does not answer has one statement waiting for it,
 * however often probes ask.
 */
export function sharedWithinTime<T>(
  ask: () => Promise<T>,
  limitMs: number,
): () => Promise<T | undefined> {
  let asked: Promise<T | undefined> | undefined;
  return () => {
    asked ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return Promise.race([asked, wait(limitMs, undefined, { ref: false })]);
  };
}
