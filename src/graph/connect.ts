import neo4j, { type Driver, type Record as Neo4jRecord } from 'neo4j-driver';
import { UserError } from '../errors.js';
import { fromDriver } from './driver-errors.js';
import { openReading, type Reading } from './reading.js';

export interface GraphAddress {
  readonly uri: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string;
  /** How long one statement may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** One row: the values of the statement's columns, in their order, as plain JavaScript values. */
export type Row = readonly unknown[];
export type Parameters = Readonly<Record<string, unknown>>;

/** A connected graph. Everything in graph/ takes it as its first argument. */
export interface Graph {
  readonly driver: Driver;
  readonly database: string;
  /** How long one question may take, in milliseconds. */
  readonly timeoutMs: number;
  /**
   * Runs one reading statement and gives its rows. Errors are UserErrors where the user can act on them.
   * A question of several statements gives each what is left of its time.
   */
  read(statement: string, parameters?: Parameters, timeoutMs?: number): Promise<Row[]>;
  /** Opens a reading transaction for more rows than memory should hold. Whoever opens it closes it. */
  openReading(timeoutMs: number): Promise<Reading>;
  close(): Promise<void>;
}

/** Connects to Neo4j and waits for its first answer, so that what is returned works. */
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
    userAgent: 'china-policy-graph',
  });
  try {
    await driver.verifyConnectivity({ database });
  } catch (error) {
    await driver.close();
    throw fromDriver(error, uri);
  }
  return {
    driver,
    database,
    timeoutMs: address.timeoutMs,
    read: (statement, parameters, timeoutMs = address.timeoutMs) =>
      read(driver, { ...address, timeoutMs }, statement, parameters),
    openReading: (timeoutMs) => openReading(driver, address, timeoutMs),
    close: () => driver.close(),
  };
}

async function read(
  driver: Driver,
  address: GraphAddress,
  statement: string,
  parameters: Parameters = {},
): Promise<Row[]> {
  for (let attempt = 1; ; attempt++) {
    const session = driver.session({
      database: address.database,
      defaultAccessMode: neo4j.session.READ,
    });
    try {
      // Auto-commit: one message to the server instead of three. It has no retry of its own, hence the loop.
      const result = await session.run(statement, parameters, { timeout: address.timeoutMs });
      return result.records.map(valuesOf);
    } catch (error) {
      const { retriable } = error as { retriable?: boolean };
      if (!retriable || attempt > 1) throw fromDriver(error, address.uri);
    } finally {
      await session.close();
    }
  }
}

function valuesOf(record: Neo4jRecord): Row {
  return record.keys.map((_, at) => record.get(at));
}
