import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../errors.js';

export interface Processes {
  /** Ends them and waits until they have exited. */
  close(): Promise<void>;
}

/**
 * A process that exits sooner than this, in milliseconds, did not exit by chance: the next one would exit the same
 * way.
 */
const MIN_LIFE_MS = 10_000;
/**
 * Maximum number of consecutive early exits after which a process is still replaced. The delays are one second, two,
 * four and so on. While Neo4j restarts, no process can start.
 */
const MAX_SHORT_LIVES = 6;

/**
 * Runs the service in several processes that share one port. Each gets the given settings besides those of this
 * process. A process that exits is replaced; after too many consecutive early exits, `onFailure` ends everything.
 */
export async function startProcesses(
  count: number,
  settings: Readonly<Record<string, string>>,
  onFailure: (error: Error) => void,
): Promise<Processes> {
  let closing = false;
  const fork = (shortLives = 0): Worker => {
    const startedAt = Date.now();
    const worker = cluster.fork(settings);
    worker.once('exit', async () => {
      if (closing) return;
      const short = Date.now() - startedAt > MIN_LIFE_MS ? 0 : shortLives + 1;
      if (short > MAX_SHORT_LIVES)
        return onFailure(
          new UserError(
            'GRAPH_UNAVAILABLE',
            `A process of the service ended soon after its start, and so did ${MAX_SHORT_LIVES} replacements. The lines above give the reason.`,
          ),
        );
      if (short > 0) await wait(1_000 * 2 ** (short - 1), undefined, { ref: false });
      if (!closing) fork(short);
    });
    return worker;
  };
  const listening = Array.from({ length: count }, () => fork()).map((worker) =>
    Promise.race([
      once(worker, 'listening'),
      once(worker, 'exit').then(() => {
        throw new UserError(
          'GRAPH_UNAVAILABLE',
          'A process of the service did not start. The lines above give the reason.',
        );
      }),
    ]),
  );
  await Promise.all(listening);
  return {
    async close() {
      closing = true;
      const workers = Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
      const gone = workers.map((worker) => once(worker, 'exit'));
      for (const worker of workers) worker.process.kill('SIGTERM');
      await Promise.all(gone);
    },
  };
}
