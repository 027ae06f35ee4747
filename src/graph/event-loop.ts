import { UserError } from '../errors.js';

/**
 * Milliseconds of one turn of the event loop that long work may take before it lets others go on. No request may hold
 * the loop for 50: a tenth leaves room for slow machines, garbage collection, and what cannot be divided.
 */
export const MAX_STRETCH_MS = 5;

/** When the work of this turn of the event loop began; undefined until somebody asks in this turn. */
let begun: number | undefined;
const waiting: (() => void)[] = [];

/**
 * Whether the work of this turn of the event loop, of whatever requests, has lasted long enough. Long loops ask every
 * few microseconds of work, and where the answer is yes they `await nextTurn()`.
 */
export function isTurnOver(): boolean {
  if (begun === undefined) {
    begin();
    return false;
  }
  return performance.now() - begun > MAX_STRETCH_MS;
}

/**
 * Waits until the event loop has served what else has come: sockets, timers, other requests. Of all who wait one goes
 * on in each turn, in the order in which they came, so that many long requests hold the loop no longer than one.
 * Throws TIMEOUT when the time of the `question` is over by then.
 */
export async function nextTurn(question?: Timed): Promise<void> {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn);
  });
  if (question && question.timeoutMs <= 0) throw outOfTime();
}

/** A question that has some time left, in milliseconds: a graph. */
interface Timed {
  readonly timeoutMs: number;
}

function outOfTime(): UserError {
  return new UserError(
    'TIMEOUT',
    'The request was not answered within its time limit. Ask for less: fewer names, fewer values, fewer relations.',
  );
}

/** Goes through a list, giving way where a turn is over. For work of some microseconds to a millisecond on each item. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
  question?: Timed,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (isTurnOver()) await nextTurn(question);
    results.push(work(item, at));
  }
  return results;
}

function begin(): void {
  begun = performance.now();
  setImmediate(() => {
    begun = undefined;
  });
}

function goOn(): void {
  begin();
  const next = waiting.shift();
  if (waiting.length > 0) setImmediate(goOn);
  next?.();
}
