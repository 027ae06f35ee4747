import neo4j from 'neo4j-driver';
import { UserError } from '../errors.js';
import { batchedRead } from './batched-read.js';
import { fromDriver, rowsWithoutIndex } from './errors.js';
import type { Graph, GraphAddress, Parameters, Reader, Row } from './graph.js';
import { graphStats } from './graph-stats.js';
import { keptRead } from './kept-read.js';
import { batchedReadByIds } from './read-by-ids.js';
import { readInTurns } from './reads-in-turns.js';
import { openRowStream } from './row-stream.js';
import { runAutoCommit } from './run.js';
import { trackSnapshots } from './snapshots.js';

/** Time limit for a connection attempt, in milliseconds. Even over a slow network a second is much. */
const MAX_CONNECT_MS = 5_000;
/**
 * A connection that was idle for longer, in milliseconds, is tested before use. The server may have restarted since,
 * and a computer that lost power closes no connections.
 */
const MAX_UNTRIED_MS = 30_000;

/**
 * Time limit of the first answer, in milliseconds. A server that has just started takes many times longer than later.
 */
const MIN_PATIENCE_MS = 30_000;

/** Connects to Neo4j and waits for its first answer, so the returned graph works. Throws GRAPH_UNAVAILABLE. */
export async function connect(address: GraphAddress): Promise<Graph> {
  const { uri, username, password, database } = address;
  if (password === undefined) {
    throw new UserError(
      'BAD_USER_INPUT',
      `NEO4J_URI=${uri} needs a password: set NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that holds it.`,
    );
  }
  readInTurns();
  // Ids and counts stay far below 2^53, so plain numbers are exact and need no conversion.
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
    // Waiting for a connection takes no longer than waiting for an answer may.
    connectionAcquisitionTimeout: address.timeoutMs,
    connectionTimeout: MAX_CONNECT_MS,
    connectionLivenessCheckTimeout: MAX_UNTRIED_MS,
    userAgent: 'china-policy-graph',
  });
  const patienceMs = Math.max(address.timeoutMs, MIN_PATIENCE_MS);
  try {
    // A server listens before it can answer, so send it a query.
    await trackSnapshots(driver, { ...address, timeoutMs: patienceMs }).now();
  } catch (error) {
    // A server that does not answer would not answer a goodbye message either.
    driver.close().catch(() => undefined);
    if ((error as UserError).code !== 'TIMEOUT') throw error;
    throw new UserError(
      'GRAPH_UNAVAILABLE',
      `Neo4j at ${uri} did not answer within ${patienceMs / 1000} seconds. Check that it is running, and that NEO4J_URI names its Bolt port.`,
    );
  }
  const snapshots = trackSnapshots(driver, address);
  const readOnce = async (
    text: string,
    parameters?: Parameters,
    timeoutMs = address.timeoutMs,
    reader?: Reader,
  ): Promise<Row[]> => {
    const { mode, limits } = { mode: neo4j.session.READ, limits: { ...address, timeoutMs } };
    const { rows, snapshot } = await snapshots.read((bookmarks) =>
      runAutoCommit(driver, limits, {
        ...{ text, parameters, mode, bookmarks },
        deadline: reader?.deadline,
      }),
    );
    reader?.saw(snapshot);
    return rows;
  };
  // The only places where rows get the type that their statement has.
  const read = <R extends Row>(
    text: string,
    parameters?: Parameters,
    timeoutMs?: number,
    reader?: Reader,
  ) =>
    readOnce(text, parameters, timeoutMs, reader).catch((error: unknown) =>
      rowsWithoutIndex(error, uri, (statement) => readOnce(statement, {}, timeoutMs, reader)),
    ) as Promise<R[]>;
  const peek = async <R extends Row>(text: string) => {
    const asked = { text, mode: neo4j.session.READ, bookmarks: [] };
    return (await runAutoCommit(driver, address, asked)).rows as readonly Row[] as R[];
  };
  return {
    driver,
    database,
    address,
    timeoutMs: address.timeoutMs,
    now: snapshots.now,
    read,
    peek,
    readByIds: batchedReadByIds(read),
    readBatched: batchedRead(read),
    readKept: keptRead(read, snapshots.latest),
    snapshot: snapshots.latest,
    stats: graphStats(read),
    openRowStream: (timeoutMs) => openRowStream(driver, address, timeoutMs, snapshots),
    explained: (error) => fromDriver(error, uri),
    close: () => driver.close(),
  };
}
