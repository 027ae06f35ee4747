import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';

export interface Processes {
  /** Ends them and waits until they are gone. */
  close(): Promise<void>;
}

/** A process that ends sooner than this has not ended by chance: another one would end the same way. */
const leastLifeMs = 10_000;

/**
 * Runs the service in several processes that share one port. Each gets the settings given, beside those of this one.
 * A process that ends by itself is replaced; one that cannot even start ends all, by `onFailure`.
 */
export async function startProcesses(
  count: number,
  settings: Readonly<Record<string, string>>,
  onFailure: (error: Error) => void,
): Promise<Processes> {
  let closing = false;
  const fork = (): Worker => {
    const startedAt = Date.now();
    const worker = cluster.fork(settings);
    worker.once('exit', () => {
      if (closing) return;
      if (Date.now() - startedAt > leastLifeMs) fork();
      else
        onFailure(
          new Error('A process of the service ended soon after its start; the log above says why.'),
        );
    });
    return worker;
  };
  const listening = Array.from({ length: count }, fork).map((worker) =>
    Promise.race([
      once(worker, 'listening'),
      once(worker, 'exit').then(() => {
        throw new Error('A process of the service did not start; the log above says why.');
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
