import { setTimeout as wait } from 'node:timers/promises';

export interface OpenLoad {
  readonly asked: number;
  readonly failed: number;
  /** Milliseconds from the moment at which a question was due, so that a server that stalls cannot hide who waited. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
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
  took.sort((a, b) => a - b);
  const share = (part: number) => took[Math.min(total - 1, Math.floor(total * part))] ?? Number.NaN;
  return { asked: total, failed, p50: share(0.5), p99: share(0.99), most: share(1) };
}
