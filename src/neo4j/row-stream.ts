import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import type { GraphAddress, Parameters, Row } from './connect.js';
import { fromDriver } from './errors.js';
import { valuesOf } from './run.js';

/** One reading transaction whose rows are streamed: what is not yet taken waits in Neo4j, not in memory here. */
export interface Reading {
  /** The rows of a statement, in order. The next statement may start when this one is read to its end. */
  rows(statement: string, parameters?: Parameters): AsyncGenerator<Row>;
  /** Gives the connection back. Safe to call twice. */
  close(): Promise<void>;
}

/** Rows that are on the way at once: enough that the network does not count, few enough that memory stays flat. */
const fetchSize = 2_000;

/**
 * Opens a reading transaction that may take as long as `timeoutMs`. Whoever opens it closes it. Throws TIMEOUT where it
 * is not open within the time of one statement.
 */
export async function openReading(
  driver: Driver,
  { database, uri, timeoutMs: toOpenMs }: GraphAddress,
  timeoutMs: number,
  bookmarks: readonly string[],
): Promise<Reading> {
  const session = driver.session({
    database,
    defaultAccessMode: neo4j.session.READ,
    fetchSize,
    bookmarks: [...bookmarks],
  });
  const close = () => session.close();
  try {
    const transaction = await withinTime(
      session.beginTransaction({ timeout: timeoutMs }),
      Math.min(timeoutMs, toOpenMs),
    );
    return {
      close,
      async *rows(statement, parameters = {}) {
        try {
          for await (const record of transaction.run(statement, parameters)) {
            yield valuesOf(record);
          }
        } catch (error) {
          throw fromDriver(error, uri);
        }
      },
    };
  } catch (error) {
    close().catch(() => undefined);
    throw fromDriver(error, uri);
  }
}
