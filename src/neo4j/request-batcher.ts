import { type Deadline, deadlineOfAll } from '../runtime/deadline.js';
import type { Parameters, Row } from './graph.js';

/** Runs a statement for all questions of a batch; see Graph.read. */
export type ReadBatch = (
  statement: string,
  parameters: Parameters,
  timeoutMs?: number,
  deadline?: Deadline,
) => Promise<Row[]>;

/** What waits for its turn. */
interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly deadline: Deadline | undefined;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

interface Group<Question, Answer> {
  inFlight: number;
  readonly waiting: Waiting<Question, Answer>[];
}

export interface BatchOptions<Question> {
  /** How much fits in one batch, each question taking one place or as many as `placesOf` says. */
  readonly most: number;
  readonly placesOf?: (question: Question) => number;
  /** Milliseconds after which a batch is in nobody's way any more, however long it takes. Left out: it always is. */
  readonly patience?: number;
}

/** While two batches are on their way, what comes next waits and is asked together: measured best against one and four. */
const MAX_IN_FLIGHT = 2;

/**
 * Asks questions with the same key that are in flight together in one batch; `ask` gives an answer for each, in their
 * order. A question is never answered by a batch that began before it came, so nobody sees older data than alone.
 * Nobody waits longer than their request has time, and a batch that nobody waits for any more is over.
 */
export function batching<Question, Answer>(
  ask: (batch: readonly Question[], deadline: Deadline | undefined) => Promise<readonly Answer[]>,
  { most, placesOf = () => 1, patience }: BatchOptions<Question>,
): (key: string, question: Question, deadline?: Deadline) => Promise<Answer> {
  type Asking = Waiting<Question, Answer>;
  const groups = new Map<string, Group<Question, Answer>>();

  function next(key: string, group: Group<Question, Answer>): void {
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
    const joint = deadlineOfAll(batch.map(({ deadline }) => deadline));
    try {
      const answers = await ask(
        batch.map(({ question }) => question),
        joint.deadline,
      );
      for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      joint.done();
    }
  }

  /** Takes whole questions off the queue, as many as fit in a batch and at least one, less those that nobody waits for. */
  function takeFrom(waiting: Asking[]): Asking[] {
    const taken: Asking[] = [];
    let [seen, places] = [0, 0];
    for (const one of waiting) {
      const over = one.deadline?.reason;
      places += over ? 0 : placesOf(one.question);
      if (taken.length > 0 && places > most) break;
      seen++;
      if (over) one.reject(over);
      else taken.push(one);
    }
    waiting.splice(0, seen);
    return taken;
  }

  return (key, question, deadline) =>
    new Promise((resolve, reject) => {
      const known = groups.get(key);
      const group = known ?? { inFlight: 0, waiting: [] };
      if (!known) groups.set(key, group);
      group.waiting.push({ question, deadline, resolve, reject });
      next(key, group);
    });
}
