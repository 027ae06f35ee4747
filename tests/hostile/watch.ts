import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What the service's process says of itself when it is asked. */
export interface Watched {
  /** The longest stretch in which no event was handled, in milliseconds, as monitorEventLoopDelay has it. */
  readonly stretch: number;
  /** As much of the longest stretch as the process was at work; less where others had the processor. */
  readonly held: number;
  /** Bytes that are in use when what is used no longer has been cleared away. */
  readonly used: number;
}

/** How often the event loop is looked at, in milliseconds: a tenth of the shortest stretch that matters. */
const RESOLUTION_MS = 5;

// Loaded into the service's process with --import, so that the product has no address for it.
setFlagsFromString('--expose-gc');
const clearAway = runInNewContext('gc') as () => void;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let held = 0;
let last = performance.now();
let worked = process.cpuUsage();
setInterval(() => {
  const now = performance.now();
  const { user, system } = process.cpuUsage(worked);
  held = Math.max(held, Math.min(now - last - RESOLUTION_MS, (user + system) / 1000));
  last = now;
  worked = process.cpuUsage();
}, RESOLUTION_MS).unref();

process.on('message', (asked: { report?: number }) => {
  // A stretch that has just ended is noted by the timers that it kept waiting.
  if (asked.report !== undefined) setTimeout(report, 3 * RESOLUTION_MS, asked.report);
});

function report(number: number): void {
  const stretch = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  const found = { stretch, held: Math.min(held, stretch) };
  clearAway();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ report: number, ...found, used: heapUsed + external });
  // What clearing away took is not the requests' doing.
  setTimeout(() => {
    delay.reset();
    held = 0;
    last = performance.now();
    worked = process.cpuUsage();
  }, 3 * RESOLUTION_MS);
}

// The service ends when it is told to, whoever listens.
process.channel?.unref();
