import { deadlineOfAll } from '../runtime/deadline.js';
import type { Parameters, Reader, Row } from './graph.js';

/** Runs one statement for all requests of a batch; see Graph.read. */
export type ReadBatch = (
  statement: string,
  parameters: Parameters,
  timeoutMs?: number,
  reader?: Reader,
) => Promise<Row[]>;

/** A request that waits for its batch. */
interface QueuedRequest<Question, Answer> {
  readonly question: Question;
  readonly reader: Reader | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

interface RequestGroup<Question, Answer> {
  inFlight: number;
  readonly waiting: QueuedRequest<Question, Answer>[];
}

export interface BatchOptions<Question> {
  /** Capacity of a batch. Each request has the weight 1, or the weight that `placesOf` gives it. */
  readonly most: number;
  readonly placesOf?: (question: Question) => number;
  /** Milliseconds after which a running batch no longer holds a slot. Default: it always does. */
  readonly patience?: number;
}

/**
 * Maximum number of batches in flight; later requests wait and form the next batch. Two was measured to be better
 * than one and four.
 */
const MAX_IN_FLIGHT = 2;

/**
 * Combines requests with the same key into batches. `ask` returns an answer for each request, in order. A request
 * never joins a batch that began before it arrived, so it never sees older data than it would alone. No request waits
 * beyond its deadline, and a batch that no request waits for any more is cancelled.
 */
export function batching<Question, Answer>(
  ask: (batch: readonly Question[], reader: Reader) => Promise<readonly Answer[]>,
  { most, placesOf = () => 1, patience }: BatchOptions<Question>,
): (key: string, question: Question, reader?: Reader) => Promise<Answer> {
  type Asking = QueuedRequest<Question, Answer>;
  const groups = new Map<string, RequestGroup<Question, Answer>>();

  function next(key: string, group: RequestGroup<Question, Answer>): void {
    if (group.waiting.length === 0 && group.inFlight === 0) groups.delete(key);
    if (group.waiting.length === 0 || group.inFlight >= MAX_IN_FLIGHT) return;
    const batch = takeFrom(group.waiting);
    if (batch.length === 0) {
      next(key, group);
      return;
    }
    group.inFlight++;
    let isInTheWay = true;
    const leave = () => {
      if (!isInTheWay) return;
      isInTheWay = false;
      group.inFlight--;
      next(key, group);
    };
    const timer = patience === undefined ? undefined : setTimeout(leave, patience);
    answer(batch).finally(() => {
      clearTimeout(timer);
      leave();
    });
  }

  async function answer(batch: readonly Asking[]): Promise<void> {
    const joint = deadlineOfAll(batch.map(({ reader }) => reader?.deadline));
    try {
      const answers = await ask(
        batch.map(({ question }) => question),
        {
          deadline: joint.deadline,
          saw: (snapshot) => {
            for (const { reader } of batch) reader?.saw(snapshot);
          },
        },
      );
      for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      joint.done();
    }
  }

  /** Takes requests from the queue, as many as fit in a batch and at least one. Requests that are over are dropped. */
  function takeFrom(waiting: Asking[]): Asking[] {
    const taken: Asking[] = [];
    let [seen, places] = [0, 0];
    for (const one of waiting) {
      const over = one.reader?.deadline?.reason;
      places += over ? 0 : placesOf(one.question);
      if (taken.length > 0 && places > most) break;
      seen++;
      if (over) one.reject(over);
      else taken.push(one);
    }
    waiting.splice(0, seen);
    return taken;
  }

  return (key, question, reader) =>
    new Promise((resolve, reject) => {
      const known = groups.get(key);
      const group = known ?? { inFlight: 0, waiting: [] };
      if (!known) groups.set(key, group);
      group.waiting.push({ question, reader, resolve, reject });
      next(key, group);
    });
}
