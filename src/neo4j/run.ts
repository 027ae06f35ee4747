import type { Driver, Record as Neo4jRecord, SessionMode } from 'neo4j-driver';
import type { Deadline } from '../runtime/deadline.js';
import { isTurnOver, nextTurn } from '../runtime/event-loop.js';
import { withinTime } from '../runtime/within-time.js';
import { fromDriver } from './errors.js';
import type { GraphAddress, Parameters, Row } from './graph.js';
import { driverParameters } from './parameters.js';

/** Rows beyond which what is made of them takes a millisecond or more; results that arrive together would add up. */
const MAX_ROWS_IN_SHARED_TURN = 50;

/** One statement that is a transaction of its own. */
export interface Statement {
  readonly text: string;
  readonly parameters?: Parameters | undefined;
  readonly mode: SessionMode;
  /** What the answer must at least have seen. A server that is not as far yet waits until it is. */
  readonly bookmarks: readonly string[];
  /** The time of the request that it is for; when that is over, Neo4j is told to stop. */
  readonly deadline?: Deadline | undefined;
}

export interface Result {
  readonly rows: Row[];
  /** How far the graph was. */
  readonly bookmarks: readonly string[];
}

/**
 * Runs one statement in one message to the server instead of three. That has no retry of its own, hence the loop.
 * Throws TIMEOUT when there is no answer after `timeoutMs`, whether or not the server is able to say so itself: one that
 * is frozen, or cut off, says nothing.
 */
export async function runAutoCommit(
  driver: Driver,
  { database, timeoutMs, uri }: GraphAddress,
  { text, parameters, mode, bookmarks, deadline }: Statement,
): Promise<Result> {
  const endsAt = performance.now() + Math.min(timeoutMs, deadline?.leftMs ?? timeoutMs);
  for (let attempt = 1; ; attempt++) {
    const session = driver.session({
      database,
      defaultAccessMode: mode,
      bookmarks: [...bookmarks],
    });
    // Neo4j takes 0 for "as long as it likes".
    const left = Math.max(1, Math.ceil(endsAt - performance.now()));
    try {
      const running = withoutStack(() =>
        session.run(text, driverParameters(parameters), { timeout: left }),
      );
      // The time of a request ends by itself; a shorter one of the statement's own has to be looked to.
      const inTime = deadline && left >= deadline.leftMs ? running : withinTime(running, left);
      const result = await (deadline?.orOver(inTime) ?? inTime);
      if (result.records.length > MAX_ROWS_IN_SHARED_TURN && isTurnOver()) await nextTurn();
      return { rows: result.records.map(valuesOf), bookmarks: session.lastBookmarks() };
    } catch (error) {
      if (deadline?.reason) throw deadline.reason;
      const { retriable } = error as { retriable?: boolean };
      if (!retriable || attempt > 1) throw fromDriver(error, uri);
    } finally {
      // It resets the connection, which tells the server to end what still runs. A frozen one is not waited for; until it
      // answers, the connection is not given to anybody else.
      session.close().catch(() => undefined);
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
