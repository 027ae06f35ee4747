import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../errors.js';

export interface Processes {
  /** Ends them and waits until they are gone. */
  close(): Promise<void>;
}

/** A process that ends sooner than this, in milliseconds, has not ended by chance: another one would end the same way. */
const MIN_LIFE_MS = 10_000;
/**
 * So often in a row a process that ended soon is replaced all the same, after one second, two, four …: while Neo4j
 * starts again, no process can begin.
 */
const MAX_SHORT_LIVES = 6;

/**
 * Runs the service in several processes that share one port. Each gets the settings given, beside those of this one.
 * A process that ends by itself is replaced; when those in its place end soon too, time after time, all is ended by
 * `onFailure`.
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
            `A process of the service ended soon after its start, and so did ${MAX_SHORT_LIVES} in its place; the lines above say why.`,
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
          'A process of the service did not start; the lines above say why.',
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
