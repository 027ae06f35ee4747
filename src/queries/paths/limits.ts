import { UserError } from '../../errors.js';
import { nextTurn } from '../../runtime/event-loop.js';

/** Why a search stopped early. */
export type Stop = 'TIME' | 'SIZE';

/** The budget of one search. */
export interface Limits {
  /** In milliseconds. */
  readonly time: number;
  /** Relations read. Beyond this the answer takes noticeably long. */
  readonly relations: number;
  /** Steps of assembling paths, each of which uses processor time of this process. */
  readonly steps: number;
}

/** Some ten full hubs, or two of them several times: about two seconds of Neo4j, and a fifth of a second here. */
export const usualLimits = { relations: 400_000, steps: 3_000_000 } as const;

/** The remaining budget of a search. */
export interface Budget {
  readonly limits: Limits;
  /** Remaining milliseconds. Throws Stopped if there are none. */
  timeLeft(): number;
  /** Yields to the event loop; see runtime/event-loop. Throws Stopped if no time is left afterwards. */
  nextTurn(): Promise<void>;
  /** Throws Stopped if this number of further relations exceeds the budget. */
  takeRelations(count: number): void;
  /** Throws Stopped if this number of further steps exceeds the budget. */
  takeSteps(count: number): void;
}

/** Thrown inside a search that has used up its budget. The paths found so far remain valid. */
export class Stopped extends Error {
  constructor(readonly stop: Stop) {
    super(`A search for paths ended at its limit of ${stop}.`);
  }
}

export function budgetOf(limits: Limits): Budget {
  const end = performance.now() + limits.time;
  let { relations, steps } = limits;
  const timeLeft = () => {
    const left = Math.floor(end - performance.now());
    if (left <= 0) throw new Stopped('TIME');
    return left;
  };
  return {
    limits,
    timeLeft,
    nextTurn: async () => {
      await nextTurn();
      timeLeft();
    },
    takeRelations: (count) => {
      relations -= count;
      if (relations < 0) throw new Stopped('SIZE');
    },
    takeSteps: (count) => {
      steps -= count;
      if (steps < 0) throw new Stopped('SIZE');
    },
  };
}

/** The limit that an error stands for. Rethrows the error if it stands for none. */
export function stopOf(error: unknown): Stop {
  if (error instanceof Stopped) return error.stop;
  if (error instanceof UserError && error.code === 'TIMEOUT') return 'TIME';
  if (error instanceof UserError && error.code === 'LIMIT_EXCEEDED') return 'SIZE';
  throw error;
}
