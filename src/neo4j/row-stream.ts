import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import { noteStatement } from './activity.js';
import { fromDriver } from './errors.js';
import type { GraphAddress, RowStream } from './graph.js';
import { driverParameters } from './parameters.js';
import { valuesOf } from './run.js';

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
  bookmarks: readonly string[],
): Promise<RowStream> {
  const session = driver.session({
    database,
    defaultAccessMode: neo4j.session.READ,
    fetchSize: FETCH_SIZE,
    bookmarks: [...bookmarks],
  });
  const ended = noteStatement(driver);
  const close = () => {
    ended();
    return session.close();
  };
  try {
    const transaction = await withinTime(
      session.beginTransaction({ timeout: timeoutMs }),
      Math.min(timeoutMs, toOpenMs),
    );
    return {
      close,
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
  } catch (error) {
    const thrown = fromDriver(error, uri);
    ended(thrown);
    close().catch(() => undefined);
    throw thrown;
  }
}
