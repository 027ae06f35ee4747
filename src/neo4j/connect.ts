import neo4j, { type Driver } from 'neo4j-driver';
import { UserError } from '../errors.js';
import { type ReadShared, sharing } from '../graph/batched-read.js';
import { type Size, sizing } from '../graph/graph-stats.js';
import { gathering, type ReadByIds } from '../graph/read-by-ids.js';
import type { Deadline } from '../runtime/deadline.js';
import { followProgress } from './bookmarks.js';
import { fromDriver, rowsWithoutIndex } from './errors.js';
import { openReading, type Reading } from './row-stream.js';
import { autoCommit } from './run.js';

export interface GraphAddress {
  readonly uri: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string;
  /** How long one request may take, in milliseconds, and a statement that is none's. */
  readonly timeoutMs: number;
}

/** One row: the values of the statement's columns, in their order, as plain JavaScript values. */
export type Row = readonly unknown[];
export type Parameters = Readonly<Record<string, unknown>>;

/** A connected graph. Everything in graph/ takes it as its first argument. */
export interface Graph {
  readonly driver: Driver;
  readonly database: string;
  /** How long one request may take, in milliseconds; of the graph for one request (see ./within), what is left of it. */
  readonly timeoutMs: number;
  /** The time of the request that this graph is for, and the graph that all requests share; see ./within. */
  readonly deadline?: Deadline;
  readonly whole?: Graph;
  /**
   * Runs one reading statement and gives its rows; none for a look-up of names where nothing was ever loaded. Errors are
   * UserErrors where the user can act on them.
   * It takes no longer than `timeoutMs` nor than is left of the request, and is cancelled when that is over.
   */
  read(
    statement: string,
    parameters?: Parameters,
    timeoutMs?: number,
    deadline?: Deadline,
  ): Promise<Row[]>;
  /** Reads single entities by id; equal reads at the same time become one statement. See ./gather. */
  readonly readByIds: ReadByIds;
  /** Asks one question of those that many ask at the same time, which become one statement. See ./share. */
  readonly readShared: ReadShared;
  /** Tells what the way to find rows depends on, as of the last ten seconds. See ./size. */
  size(): Promise<Size>;
  /**
   * Names the state of the graph: another text as soon as anything was committed, and none comes twice. What is read
   * between two equal versions is all of that one state.
   */
  version(): Promise<string>;
  /** Opens a reading transaction for more rows than memory should hold. Whoever opens it closes it. */
  openReading(timeoutMs: number): Promise<Reading>;
  /** What the driver threw, as a UserError where the user can act on it. For those who use the driver themselves. */
  explained(error: unknown): Error;
  close(): Promise<void>;
}

/** How long a server may take to accept a connection, in milliseconds: over the widest network a second is much. */
const MAX_CONNECT_MS = 5_000;
/**
 * A connection that was idle for longer, in milliseconds, is tried before it is used: the server may have been
 * restarted since, and a computer that lost its power closes nothing.
 */
const MAX_UNTRIED_MS = 30_000;

/** For the first answer, in milliseconds: a server that has just started takes many times what it takes later. */
const MIN_PATIENCE_MS = 30_000;

/** Connects to Neo4j and waits for its first answer, so that what is returned works. Throws GRAPH_UNAVAILABLE. */
export async function connect(address: GraphAddress): Promise<Graph> {
  const { uri, username, password, database } = address;
  if (password === undefined) {
    throw new UserError(
      'BAD_USER_INPUT',
      `NEO4J_URI=${uri} needs a password: set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that holds it.`,
    );
  }
  // Ids and counts stay far below 2^53, so plain numbers are exact and spare every reader a conversion.
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
    // To wait for a connection takes no longer than to wait for an answer may.
    connectionAcquisitionTimeout: address.timeoutMs,
    connectionTimeout: MAX_CONNECT_MS,
    connectionLivenessCheckTimeout: MAX_UNTRIED_MS,
    userAgent: 'china-policy-graph',
  });
  const patienceMs = Math.max(address.timeoutMs, MIN_PATIENCE_MS);
  try {
    // A server listens before it answers, so it is asked something.
    await followProgress(driver, { ...address, timeoutMs: patienceMs }).version();
  } catch (error) {
    // One that does not answer does not answer a goodbye either.
    driver.close().catch(() => undefined);
    if ((error as UserError).code !== 'TIMEOUT') throw error;
    throw new UserError(
      'GRAPH_UNAVAILABLE',
      `Neo4j at ${uri} did not answer within ${patienceMs / 1000} seconds. Check that it runs, and that NEO4J_URI names its Bolt port.`,
    );
  }
  const progress = followProgress(driver, address);
  const readOnce: Graph['read'] = (text, parameters, timeoutMs = address.timeoutMs, deadline) =>
    progress.seeing(async (bookmarks) => {
      const asked = { text, parameters, mode: neo4j.session.READ, bookmarks, deadline };
      return (await autoCommit(driver, { ...address, timeoutMs }, asked)).rows;
    });
  const read: Graph['read'] = (text, parameters, ...within) =>
    readOnce(text, parameters, ...within).catch((error: unknown) =>
      rowsWithoutIndex(error, uri, (statement) => readOnce(statement, {}, ...within)),
    );
  return {
    driver,
    database,
    timeoutMs: address.timeoutMs,
    version: progress.version,
    read,
    readByIds: gathering(read),
    readShared: sharing(read),
    size: sizing(read),
    openReading: (timeoutMs) =>
      progress.seeing((bookmarks) => openReading(driver, address, timeoutMs, bookmarks)),
    explained: (error) => fromDriver(error, uri),
    close: () => driver.close(),
  };
}
