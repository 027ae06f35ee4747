import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sample } from './other-client.js';

/** What the other client felt within some time. */
export interface Felt {
  readonly questions: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers other than success, and answers that never came. */
  readonly refused: number;
}

export interface Other {
  /** Asks the service at this port from now on; 0 asks nobody. */
  turnTo(port: number): void;
  /** Waits until all that it has asked is answered, then lets it go on, so that a row is not blamed for the one before. */
  calm(port: number): Promise<void>;
  /** What it felt of what it asked between two moments, in milliseconds since 1970. Waits for the answers. */
  felt(from: number, to: number): Promise<Felt>;
  stop(): void;
}

/** Answers that have not come by then count as if they came now. */
const MAX_WAIT_MS = 20_000;
const EVERY_MS = 40;

/** Starts the ordinary client beside which the hostile requests are sent. */
export function startOther(): Other {
  const child = fork(fileURLToPath(new URL('other-client.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx/esm'],
  });
  let samples: Sample[] = [];
  let open = 0;
  let heard = 0;
  child.on('message', (told: { samples: Sample[]; open: number }) => {
    samples.push(...told.samples);
    open = told.open;
    heard++;
  });
  return {
    turnTo: (port) => void child.send({ port }),
    async calm(port) {
      child.send({ port: 0 });
      const deadline = Date.now() + MAX_WAIT_MS;
      for (const since = heard; (heard < since + 2 || open > 0) && Date.now() < deadline; )
        await wait(20);
      child.send({ port });
    },
    async felt(from, to) {
      const expected = Math.floor((to - from) / EVERY_MS) - 1;
      const within = () => samples.filter(({ at }) => at >= from && at < to);
      const deadline = Date.now() + MAX_WAIT_MS;
      while (within().length < expected && Date.now() < deadline) await wait(20);
      const found = within();
      samples = samples.filter(({ at }) => at >= to);
      const missing = Math.max(0, expected - found.length);
      const times = [...found.map(({ ms }) => ms), ...Array<number>(missing).fill(MAX_WAIT_MS)];
      const refused = found.filter(({ status }) => status !== 200).length + missing;
      return { questions: times.length, ...percentiles(times), refused };
    },
    stop: () => void child.disconnect(),
  };
}

function percentiles(times: number[]) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5) ?? 0, p99: at(0.99) ?? 0 };
}
