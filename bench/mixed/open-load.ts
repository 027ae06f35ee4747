import { setTimeout as wait } from 'node:timers/promises';

export interface OpenLoad {
  readonly failed: number;
  /** Milliseconds from the moment at which a question was due, so that a server that stalls cannot hide who waited. */
  readonly took: readonly number[];
}

/** What several loads together say. */
export interface OpenLoads {
  readonly asked: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export function together(loads: readonly OpenLoad[]): OpenLoads {
  const took = loads.flatMap((load) => load.took).sort((a, b) => a - b);
  const share = (part: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  const failed = loads.reduce((sum, load) => sum + load.failed, 0);
  return { asked: took.length, failed, p50: share(0.5), p99: share(0.99), most: share(1) };
}

/** Asks at a fixed rate for some seconds, however long the answers take. */
export async function openLoad(
  rate: number,
  seconds: number,
  ask: () => Promise<void>,
): Promise<OpenLoad> {
  const total = Math.round(rate * seconds);
  const took: number[] = [];
  let failed = 0;
  const underway = new Set<Promise<void>>();
  const start = performance.now();
  for (let at = 0; at < total; at++) {
    const due = start + (at * 1_000) / rate;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    const one: Promise<void> = ask()
      .catch(() => {
        failed++;
      })
      .then(() => {
        took.push(performance.now() - due);
        underway.delete(one);
      });
    underway.add(one);
  }
  await Promise.all(underway);
  return { failed, took };
}
