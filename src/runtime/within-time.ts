import { setImmediate as turnOfLoop } from 'node:timers/promises';
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
