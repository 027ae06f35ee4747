import { UserError } from '../errors.js';

/** Called once, with the reason, when a request ends before it was answered. */
export type OnOver = (reason: Error) => void;

/**
 * The deadline of one request, in milliseconds. All work for the request shares the remaining time. The request is
 * over when its time is up or the client is gone; work in progress is then stopped with that reason.
 */
export class Deadline {
  readonly startedAt = performance.now();
  #reason: Error | undefined;
  #waiting: Set<OnOver> | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  /** Starts now. The caller must call `done` when the request has been answered. */
  constructor(
    readonly totalMs: number,
    hasTimer = true,
  ) {
    if (hasTimer) this.#timer = setTimeout(onTimeUp, totalMs, this);
  }

  /** Remaining milliseconds; 0 if the request is over. */
  get leftMs(): number {
    return this.#reason ? 0 : Math.max(0, this.totalMs - this.tookMs);
  }

  /** Milliseconds since the request arrived. */
  get tookMs(): number {
    return performance.now() - this.startedAt;
  }

  /** Why the request is over. Undefined while it is not. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** Throws the reason if the request is over. Called between slices of long work. */
  check(): void {
    if (this.#reason) throw this.#reason;
  }

  /**
   * Registers a callback for the end of the request; it is called at once if the request is already over. Returns a
   * function that unregisters it.
   */
  onOver(callback: OnOver): () => void {
    if (this.#reason) {
      callback(this.#reason);
      return () => undefined;
    }
    this.#waiting ??= new Set();
    this.#waiting.add(callback);
    return () => this.#waiting?.delete(callback);
  }

  /** The result of `work`, or the reason as soon as the request is over. */
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

  /** Ends the request, because the client is gone or for the given reason. */
  end(reason: Error = clientGone()): void {
    if (this.#reason) return;
    this.#reason = reason;
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const callback of waiting ?? []) callback(reason);
  }

  /** The request has been answered; stops the timer. */
  done(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }
}

/** The deadline of work that is shared by several requests: over when the last of them is. */
export function deadlineOfAll(deadlines: readonly (Deadline | undefined)[]): {
  readonly deadline: Deadline | undefined;
  done(): void;
} {
  const [first, ...others] = new Set(deadlines);
  if (others.length === 0) return { deadline: first, done: () => undefined };
  const all = [first, ...others].filter((one) => one !== undefined);
  // A request without a limit never ends the shared work.
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

/**
 * After a busy period the timer fires before answers that have already arrived are processed; these count as in time.
 */
function onTimeUp(deadline: Deadline): void {
  setImmediate(() => deadline.end(timeUp(deadline.totalMs)));
}

/** TIMEOUT, with advice. */
export function timeUp(totalMs?: number): UserError {
  const limit = totalMs === undefined ? 'its time limit' : `${totalMs / 1000} seconds`;
  return new UserError(
    'TIMEOUT',
    `The request was not answered within ${limit}. Request less: fewer rows (first), fewer relations, a narrower filter, fewer root fields in one request.`,
  );
}

function clientGone(): UserError {
  return new UserError('TIMEOUT', 'The connection was closed before the answer was ready.');
}
