import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import { noteStatement } from './activity.js';
import { fromDriver } from './errors.js';
import type { GraphAddress, RowStream } from './graph.js';
import { driverParameters } from './parameters.js';
import { valuesOf } from './run.js';
import type { Snapshots } from './snapshots.js';

/** Number of rows fetched at once: large enough to hide the network latency, small enough to keep memory flat. */
const FETCH_SIZE = 2_000;

/**
 * Opens a read transaction that may take as long as `timeoutMs`. The caller must close it. Throws TIMEOUT if it does
 * not open within the time limit of a single statement.
 */
export async function openRowStream(
  driver: Driver,
  { database, uri, timeoutMs: toOpenMs }: GraphAddress,
  timeoutMs: number,
  snapshots: Snapshots,
): Promise<RowStream> {
  // What others have committed since the latest answer is no change while the rows are read.
  await snapshots.now();
  const [{ session, transaction }, snapshot] = await snapshots.from(async (bookmarks) => {
    const session = driver.session({
      database,
      defaultAccessMode: neo4j.session.READ,
      fetchSize: FETCH_SIZE,
      bookmarks: [...bookmarks],
    });
    try {
      const beginning = session.beginTransaction({ timeout: timeoutMs });
      const transaction = await withinTime(beginning, Math.min(timeoutMs, toOpenMs));
      return { session, transaction };
    } catch (error) {
      session.close().catch(() => undefined);
      throw fromDriver(error, uri);
    }
  });
  const ended = noteStatement(driver);
  return {
    snapshot,
    isCurrent: async () => (await snapshots.now()) === snapshot,
    close: () => {
      ended();
      return session.close();
    },
    async *rows(statement, parameters = {}) {
      try {
        for await (const record of transaction.run(statement, driverParameters(parameters))) {
          yield valuesOf(record);
        }
      } catch (error) {
        const thrown = fromDriver(error, uri);
        ended(thrown);
        throw thrown;
      }
    },
  };
}
