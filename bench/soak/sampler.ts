import { appendFileSync } from 'node:fs';

/** Loaded into the service under test, which runs with --expose-gc: what it holds when nothing is left to clear away. */
const file = process.env.SOAK_SAMPLES ?? '';
const everyMs = Number(process.env.SOAK_EVERY_MS ?? 15_000);
const clear = (globalThis as { gc?: () => void }).gc;

setInterval(() => {
  clear?.();
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  const sample = { seconds: process.uptime(), rss, heapUsed, external, arrayBuffers };
  appendFileSync(file, `${JSON.stringify(sample)}\n`);
}, everyMs).unref();
