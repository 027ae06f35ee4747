import { setTimeout as wait } from 'node:timers/promises';
import type { GuardedJava } from './child.js';
import { LocalNeo4jError } from './errors.js';

/** If a Neo4j has run longer than this, in milliseconds, its exit is not a consecutive failure. */
const MIN_LIFE_MS = 60_000;
/** The first restart is immediate. Later ones wait a second, then twice as long each time, up to this. */
const MAX_PAUSE_MS = 16_000;

/** A Neo4j that has been started and may not answer yet. */
export interface Launched {
  readonly child: GuardedJava;
  /** Resolves when it answers; rejects if it exits before. */
  readonly ready: Promise<void>;
}

export interface Keeping {
  /** Maximum number of consecutive restarts. */
  readonly restarts: number;
  /** Starts Neo4j again, in the same folder and at the same ports. */
  readonly launch: () => Promise<Launched>;
  readonly say: (line: string) => void;
  /** Called once, when it has exited by itself and is not restarted. */
  readonly onCrash: ((error: LocalNeo4jError) => void) | undefined;
}

export interface Kept {
  /** Ends Neo4j in whatever state it is, and stops restarting it. */
  stop(): Promise<void>;
}

/** Restarts Neo4j whenever it exits by itself, until there are too many consecutive failures. */
export function keepRunning(first: Launched, { restarts, launch, say, onCrash }: Keeping): Kept {
  const stopping = new AbortController();
  let current = first;

  /** Resolves when Neo4j is told to stop, or is not restarted any more. */
  const keep = async (): Promise<void> => {
    for (let tries = 0, answeredAt = Date.now(); ; ) {
      const code = await current.child.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - answeredAt > MIN_LIFE_MS) tries = 0;
      const endedAt = Date.now();
      for (let how = howEnded(code), isBack = false; !isBack; ) {
        tries++;
        if (tries > restarts) throw crashed(current.child, how, restarts);
        say(
          `Neo4j has ended by itself (${how}); starting it again${tries > 1 ? `, try ${tries} of ${restarts}` : ''} …`,
        );
        await wait(pauseBefore(tries), undefined, { signal: stopping.signal });
        try {
          current = await launch();
          if (stopping.signal.aborted) return;
          await current.ready;
          isBack = true;
        } catch (error) {
          if (stopping.signal.aborted) return;
          how = (error as Error).message.split('\n')[0] ?? '';
        }
      }
      answeredAt = Date.now();
      say(`Neo4j answers again, ${((answeredAt - endedAt) / 1000).toFixed(1)} s after it ended.`);
    }
  };
  const kept = keep().catch((error: unknown) => {
    if (!stopping.signal.aborted) onCrash?.(error as LocalNeo4jError);
  });
  return {
    async stop() {
      stopping.abort();
      await current.child.stop();
      await kept;
      // One that was just being started.
      await current.child.stop();
    },
  };
}

function pauseBefore(tries: number): number {
  return tries === 1 ? 0 : Math.min(1_000 * 2 ** (tries - 2), MAX_PAUSE_MS);
}

function howEnded(code: number | string | null): string {
  return typeof code === 'string' ? `by ${code}` : `exit code ${code}`;
}

function crashed(child: GuardedJava, how: string, restarts: number): LocalNeo4jError {
  const last = child.lastLines() || '(none: it was ended from outside)';
  const given =
    restarts > 0
      ? `, and was restarted without success ${restarts === 1 ? 'once' : `${restarts} times`}`
      : '';
  return new LocalNeo4jError(
    'CRASHED',
    `Neo4j has ended by itself (${how})${given}. Its last lines:\n${last}`,
  );
}
