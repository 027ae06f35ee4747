import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../errors.js';
import type { Graph } from '../neo4j/graph.js';
import { ensureSchema } from './schema.js';

/** Neo4j checks the time limit of a waiting transaction every two seconds, and ends it a little later. */
const CHECKED_EVERY_MS = 3_000;

/**
 * Waits while another load runs, of this process or another, but not longer than about `maxWaitMs`. Throws
 * LOAD_RUNNING. A load that begins in the same moment is waited for by `locked`.
 */
export async function waitForOtherLoad(graph: Graph, maxWaitMs: number): Promise<void> {
  await ensureSchema(graph);
  const session = graph.driver.session({ database: graph.database, defaultAccessMode: 'WRITE' });
  try {
    const transaction = session.beginTransaction({ timeout: maxWaitMs });
    const taken = transaction
      .run("MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true")
      .then(() => true);
    const isFree = await Promise.race([
      taken,
      wait(maxWaitMs + CHECKED_EVERY_MS, false, { ref: false }),
    ]);
    if (!isFree) {
      taken.catch(() => undefined);
      throw otherLoad();
    }
    await transaction.rollback();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Neo4j ends a transaction that waits for a lock beyond its time.
    if (/TransactionTimedOut|LockClientStopped|LockAcquisitionTimeout|Terminated/.test(code))
      throw otherLoad();
    throw graph.explained(error);
  } finally {
    session.close().catch(() => undefined);
  }
}

/** LOAD_RUNNING. */
export function otherLoad(): UserError {
  return new UserError(
    'LOAD_RUNNING',
    'Another load is running, and only one can write at a time. Nothing was written. Retry when it has ended.',
  );
}
