import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { timeUp } from './deadline.js';

/**
 * What is promised, if it comes within `limitMs` milliseconds; otherwise throws TIMEOUT. The promise itself goes on, and
 * what becomes of it then is nobody's concern.
 */
export async function withinTime<T>(promised: PromiseLike<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // After a busy stretch the timer is heard before the answers that have arrived meanwhile: they count as in time.
      void turnOfLoop().then(() => reject(timeUp()));
    }, limitMs);
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}
