import type { Driver, Record as Neo4jRecord, SessionMode } from 'neo4j-driver';
import type { Deadline } from '../runtime/deadline.js';
import { isTurnOver, nextTurn } from '../runtime/event-loop.js';
import { withinTime } from '../runtime/within-time.js';
import { noteStatement } from './activity.js';
import { fromDriver } from './errors.js';
import type { GraphAddress, Parameters, Row } from './graph.js';
import { driverParameters } from './parameters.js';

/** Results with more rows take a millisecond or more to decode. Results that arrive together would add up. */
const MAX_ROWS_IN_SHARED_TURN = 50;

/** A statement that is its own transaction. */
export interface Statement {
  readonly text: string;
  readonly parameters?: Parameters | undefined;
  readonly mode: SessionMode;
  /** Bookmarks that the result must include. A server that has not reached them waits for them. */
  readonly bookmarks: readonly string[];
  /** The deadline of its request. When it is over, the statement is cancelled. */
  readonly deadline?: Deadline | undefined;
}

export interface Result {
  readonly rows: Row[];
  /** The bookmark after the statement. */
  readonly bookmarks: readonly string[];
}

/**
 * Runs one statement in one message to the server instead of three (auto-commit). Such a statement is not retried by
 * the driver, hence the loop. Throws TIMEOUT if there is no answer after `timeoutMs`, even if the server is frozen or
 * disconnected and cannot report it.
 */
export async function runAutoCommit(
  driver: Driver,
  { database, timeoutMs, uri }: GraphAddress,
  { text, parameters, mode, bookmarks, deadline }: Statement,
): Promise<Result> {
  const endsAt = performance.now() + Math.min(timeoutMs, deadline?.leftMs ?? timeoutMs);
  const ended = noteStatement(driver, text, deadline);
  for (let attempt = 1; ; attempt++) {
    const session = driver.session({
      database,
      defaultAccessMode: mode,
      bookmarks: [...bookmarks],
    });
    // For Neo4j, 0 means no time limit.
    const left = Math.max(1, Math.ceil(endsAt - performance.now()));
    try {
      const running = withoutStack(() =>
        session.run(text, driverParameters(parameters), { timeout: left }),
      );
      // The deadline of the request ends by itself; a shorter limit of the statement needs a timer.
      const inTime = deadline && left >= deadline.leftMs ? running : withinTime(running, left);
      const result = await (deadline?.orOver(inTime) ?? inTime);
      ended(undefined, attempt);
      if (result.records.length > MAX_ROWS_IN_SHARED_TURN && isTurnOver()) await nextTurn();
      return { rows: result.records.map(valuesOf), bookmarks: session.lastBookmarks() };
    } catch (error) {
      const { retriable } = error as { retriable?: boolean };
      const isLast = deadline?.reason !== undefined || !retriable || attempt > 1;
      if (!isLast) continue;
      const thrown = deadline?.reason ?? fromDriver(error, uri);
      ended(thrown, attempt);
      throw thrown;
    } finally {
      // Closing resets the connection, which makes the server cancel the statement. We do not wait for a frozen
      // server. Until it answers, the connection is not reused.
      session.close().catch(() => undefined);
    }
  }
}

/**
 * The driver records a stack trace for each statement, for errors that nobody sees. With source maps this cost a
 * tenth of the processor time.
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

/** The values of a record's columns, in order. */
export function valuesOf(record: Neo4jRecord): Row {
  return record.keys.map((_, at) => record.get(at));
}
