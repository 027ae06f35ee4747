import { timeUp } from './deadline.js';

/**
 * Milliseconds of one turn of the event loop that long work may use before it yields. No request may block the loop
 * for 50 ms; a tenth of that leaves room for slow machines, garbage collection and indivisible work.
 */
export const MAX_STRETCH_MS = 5;

/**
 * Milliseconds of one turn after which no further request begins in it. Longer than a stretch of work, because each
 * turn costs a tenth of a millisecond: with 5, a service under an ordinary load took a fifth more processor time.
 */
export const MAX_ARRIVALS_MS = 20;

/** When the work of the current turn began. Undefined until the first check in this turn. */
let begun: number | undefined;
const waiting: (() => void)[] = [];
/** Requests of each client that wait to continue. Clients take turns, so one that sends little does not wait for a flood. */
const arriving = new Map<string, (() => void)[]>();

/**
 * Whether the work of all requests in the current turn has lasted long enough. Long loops check every few
 * microseconds of work and `await nextTurn()` if so.
 */
export function isTurnOver(maxMs = MAX_STRETCH_MS): boolean {
  if (begun === undefined) {
    begin();
    return false;
  }
  return performance.now() - begun > maxMs;
}

/**
 * Waits until the event loop has processed other events: sockets, timers, other requests. One waiter continues per
 * turn, in order of arrival, so many long requests block the loop no longer than one. Throws TIMEOUT if the time of
 * the `question` is up by then.
 */
export async function nextTurn(question?: Timed): Promise<void> {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    schedule();
  });
  if (question && question.timeoutMs <= 0) throw timeUp();
}

/**
 * Calls back when a request of a client may begin: at once, or in one of the next turns if this one is over. New
 * requests and begun ones continue alternately.
 */
export function onTurnOfClient(client: string, begin: () => void): void {
  if (!isTurnOver(MAX_ARRIVALS_MS)) {
    begin();
    return;
  }
  const queue = arriving.get(client);
  if (queue) queue.push(begin);
  else arriving.set(client, [begin]);
  schedule();
}

/** Something with a remaining time in milliseconds, such as a graph. */
interface Timed {
  readonly timeoutMs: number;
}

/** Iterates over a list and yields when a turn is over. For work of some microseconds to a millisecond per item. */
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

/** Number of items sorted at once, in about a millisecond. */
const MAX_SORTED_AT_ONCE = 2_000;

/** Sorts items and yields while sorting. Stable, like the sort of an array. */
export async function sortedInTurns<Item>(
  items: readonly Item[],
  inOrder: (a: Item, b: Item) => number,
): Promise<readonly Item[]> {
  let runs: Item[][] = [];
  for (let at = 0; at < items.length; at += MAX_SORTED_AT_ONCE) {
    if (isTurnOver()) await nextTurn();
    runs.push(items.slice(at, at + MAX_SORTED_AT_ONCE).sort(inOrder));
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await merged(runs[at] as Item[], runs[at + 1] ?? [], inOrder));
    runs = longer;
  }
  return runs[0] ?? [];
}

async function merged<Item>(
  a: readonly Item[],
  b: readonly Item[],
  inOrder: (a: Item, b: Item) => number,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    if (all.length % MAX_SORTED_AT_ONCE === 0 && isTurnOver()) await nextTurn();
    const isFirst = j >= b.length || (i < a.length && inOrder(a[i] as Item, b[j] as Item) <= 0);
    all.push((isFirst ? a[i++] : b[j++]) as Item);
  }
  return all;
}

/** Lists with more items are written in turns. A list of this length takes a fraction of a millisecond. */
const MIN_ITEMS_IN_TURNS = 20;

/**
 * The same text as JSON.stringify for plain data, written in several turns of the event loop if it is long. Undefined
 * for undefined.
 */
export async function jsonInTurns(value: unknown): Promise<string | undefined> {
  if (Array.isArray(value)) {
    if (value.length < MIN_ITEMS_IN_TURNS) return JSON.stringify(value);
    const items = await mapInTurns(value, (item) => JSON.stringify(item) ?? 'null');
    return `[${items.join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    if (isTurnOver()) await nextTurn();
    const text = await jsonInTurns(one);
    if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${fields.join(',')}}`;
}

function begin(): void {
  begun = performance.now();
  setImmediate(() => {
    begun = undefined;
  });
}

let isScheduled = false;

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(goOn);
}

let isArrivalNext = false;

function goOn(): void {
  begin();
  isScheduled = false;
  isArrivalNext = !isArrivalNext;
  const next = (isArrivalNext && nextArrival()) || waiting.shift() || nextArrival();
  if (waiting.length + arriving.size > 0) schedule();
  next?.();
}

function nextArrival(): (() => void) | undefined {
  for (const [client, queue] of arriving) {
    const next = queue.shift();
    arriving.delete(client);
    if (queue.length > 0) arriving.set(client, queue);
    return next;
  }
  return undefined;
}
