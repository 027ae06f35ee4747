import type { Driver, Record as Neo4jRecord, SessionMode } from 'neo4j-driver';
import type { GraphAddress, Parameters, Row } from './connect.js';
import { fromDriver } from './driver-errors.js';

/** One statement that is a transaction of its own. */
export interface Statement {
  readonly text: string;
  readonly parameters?: Parameters | undefined;
  readonly mode: SessionMode;
  /** What the answer must at least have seen. A server that is not as far yet waits until it is. */
  readonly bookmarks: readonly string[];
}

export interface Answered {
  readonly rows: Row[];
  /** How far the graph was. */
  readonly bookmarks: readonly string[];
}

/** Runs one statement in one message to the server instead of three. That has no retry of its own, hence the loop. */
export async function autoCommit(
  driver: Driver,
  { database, timeoutMs, uri }: GraphAddress,
  { text, parameters, mode, bookmarks }: Statement,
): Promise<Answered> {
  for (let attempt = 1; ; attempt++) {
    const session = driver.session({
      database,
      defaultAccessMode: mode,
      bookmarks: [...bookmarks],
    });
    try {
      const result = await withoutStack(() =>
        session.run(text, parameters, { timeout: timeoutMs }),
      );
      return { rows: result.records.map(valuesOf), bookmarks: session.lastBookmarks() };
    } catch (error) {
      const { retriable } = error as { retriable?: boolean };
      if (!retriable || attempt > 1) throw fromDriver(error, uri);
    } finally {
      await session.close();
    }
  }
}

/**
 * The driver notes where each statement was asked, for errors that nobody is shown. With source maps this cost a tenth
 * of the service's time.
 */
function withoutStack<Asked>(ask: () => Asked): Asked {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return ask();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The values of a record's columns, in their order. */
export function valuesOf(record: Neo4jRecord): Row {
  return record.keys.map((_, at) => record.get(at));
}
