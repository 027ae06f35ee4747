import { UserError } from '../../errors.js';
import { nextTurn } from '../../runtime/event-loop.js';

/** Why a search ended before it was through. */
export type Stop = 'TIME' | 'SIZE';

/** How much one search may cost. */
export interface Limits {
  /** In milliseconds. */
  readonly time: number;
  /** Relations read; beyond this the answer is no longer a matter of a moment. */
  readonly relations: number;
  /** Steps of putting paths together, each of which takes this process's time. */
  readonly steps: number;
}

/** Some ten full hubs, or two of them several times over: about two seconds of Neo4j, a fifth of one here. */
export const usualLimits = { relations: 400_000, steps: 3_000_000 } as const;

/** What a search may still spend. */
export interface Budget {
  readonly limits: Limits;
  /** Milliseconds that are left. Throws Stopped when there are none. */
  timeLeft(): number;
  /** Lets the event loop go on, see ../event-loop. Throws Stopped when no time is left afterwards. */
  nextTurn(): Promise<void>;
  /** Throws Stopped when that many more relations are too many. */
  takeRelations(count: number): void;
  /** Throws Stopped when that many more steps are too many. */
  takeSteps(count: number): void;
}

/** Thrown inside a search that has spent what it may; what it has found until then stands. */
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

/** Which limit an error stands for. Throws the error when it stands for none. */
export function stopOf(error: unknown): Stop {
  if (error instanceof Stopped) return error.stop;
  if (error instanceof UserError && error.code === 'TIMEOUT') return 'TIME';
  if (error instanceof UserError && error.code === 'LIMIT_EXCEEDED') return 'SIZE';
  throw error;
}
