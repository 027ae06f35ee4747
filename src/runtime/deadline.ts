import { UserError } from '../errors.js';

/** Called once, with the reason, when a request is over before it has been answered. */
export type OnOver = (reason: Error) => void;

/**
 * The time of one request, in milliseconds: all that is done for it gets what is left. It is over when its time is up or
 * when nobody waits for the answer any more; what is under way then ends with the reason.
 */
export class Deadline {
  readonly startedAt = performance.now();
  #reason: Error | undefined;
  #waiting: Set<OnOver> | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  /** Begins now; whoever begins it calls `done` when the request has been answered. */
  constructor(
    readonly totalMs: number,
    hasTimer = true,
  ) {
    if (hasTimer) this.#timer = setTimeout(onTimeUp, totalMs, this);
  }

  /** Milliseconds until the time is up; 0 when the request is over. */
  get leftMs(): number {
    return this.#reason ? 0 : Math.max(0, this.totalMs - this.tookMs);
  }

  /** Milliseconds since the request came. */
  get tookMs(): number {
    return performance.now() - this.startedAt;
  }

  /** Why the request is over; undefined while it is not. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** Throws the reason when the request is over: for work in slices, which asks before each. */
  check(): void {
    if (this.#reason) throw this.#reason;
  }

  /** Calls back when the request is over, at once when it is already. Gives a function that takes this back. */
  onOver(callback: OnOver): () => void {
    if (this.#reason) {
      callback(this.#reason);
      return () => undefined;
    }
    this.#waiting ??= new Set();
    this.#waiting.add(callback);
    return () => this.#waiting?.delete(callback);
  }

  /** What becomes of `work`, or the reason as soon as the request is over. */
  orOver<T>(work: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const forget = this.onOver(reject);
      work.then(
        (value) => {
          forget();
          resolve(value);
        },
        (error) => {
          forget();
          reject(error);
        },
      );
    });
  }

  /** Ends the request: nobody waits for it, or for the reason given. */
  end(reason: Error = clientGone()): void {
    if (this.#reason) return;
    this.#reason = reason;
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const callback of waiting ?? []) callback(reason);
  }

  /** The request has been answered: its time is counted no longer. */
  done(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }
}

/** The time of work that is done for several requests at once: over when the last of them is. */
export function deadlineOfAll(deadlines: readonly (Deadline | undefined)[]): {
  readonly deadline: Deadline | undefined;
  done(): void;
} {
  const [first, ...others] = new Set(deadlines);
  if (others.length === 0) return { deadline: first, done: () => undefined };
  const all = [first, ...others].filter((one) => one !== undefined);
  // One who waits without a limit is waited for.
  if (all.length <= others.length) return { deadline: undefined, done: () => undefined };
  const joint = new Deadline(Math.max(...all.map(({ leftMs }) => leftMs)), false);
  let open = all.length;
  const forget = all.map((one) =>
    one.onOver((reason) => {
      open--;
      if (open === 0) joint.end(reason);
    }),
  );
  return {
    deadline: joint,
    done: () => {
      for (const one of forget) one();
    },
  };
}

/** After a busy stretch the timer is heard before the answers that have arrived meanwhile: they count as in time. */
function onTimeUp(deadline: Deadline): void {
  setImmediate(() => deadline.end(timeUp(deadline.totalMs)));
}

/** TIMEOUT with what to do about it. */
export function timeUp(totalMs?: number): UserError {
  const limit = totalMs === undefined ? 'its time limit' : `${totalMs / 1000} seconds`;
  return new UserError(
    'TIMEOUT',
    `The request was not answered within ${limit}. Ask for less: fewer rows (first), fewer relations, a narrower filter, fewer questions in one request.`,
  );
}

function clientGone(): UserError {
  return new UserError('TIMEOUT', 'The connection was closed before the answer was ready.');
}
