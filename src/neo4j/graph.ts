import type { Driver } from 'neo4j-driver';
import type { Deadline } from '../runtime/deadline.js';

export interface GraphAddress {
  readonly uri: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string;
  /** Time limit of one request, and of a statement outside any request, in milliseconds. */
  readonly timeoutMs: number;
}

/** One row: the values of the statement's columns in order, as plain JavaScript values. */
export type Row = readonly unknown[];

export type Parameters = Readonly<Record<string, unknown>>;

/**
 * A state of the graph between two commits. There is one object for each state that this process has read, so states
 * are compared by identity.
 */
export interface Snapshot {
  /** Names the state. It changes whenever anything is committed, by a load or by hand, and never repeats. */
  readonly version: string;
  /** The names of the data sets of which a load in several transactions has begun and has not ended. */
  readonly unfinished: readonly string[];
}

/** For whom a statement is run. */
export interface Reader {
  /** When it is over, the statement is cancelled. */
  readonly deadline?: Deadline | undefined;
  /** Told the state of the graph that all rows of the statement belong to, before it gets them. */
  saw(snapshot: Snapshot): void;
}

/** A connected graph. Every query function takes it as its first argument. */
export interface Graph {
  readonly driver: Driver;
  readonly database: string;
  /** Where it is, for a thread that opens it a second time. Holds the password: never to be shown or logged. */
  readonly address: GraphAddress;
  /**
   * Time limit of one request, in milliseconds. On the graph of a single request (see ./within), the remaining time.
   */
  readonly timeoutMs: number;
  /** The deadline of the request that this graph belongs to, and the graph shared by all requests; see ./within. */
  readonly deadline?: Deadline;
  readonly whole?: Graph;
  /**
   * Runs one read statement and returns its rows, all of which belong to one state of the graph: a statement during
   * which something was committed is run again. Throws GRAPH_CHANGED if each of several attempts was overtaken. A
   * look-up of names in a graph without any data returns none. Errors are UserErrors if the user can act on them. The
   * statement is cancelled after `timeoutMs` or when the time of the request is up. The caller names the type of a row,
   * which the columns of its statement must have.
   */
  read<R extends Row = Row>(
    statement: string,
    parameters?: Parameters,
    timeoutMs?: number,
    reader?: Reader,
  ): Promise<R[]>;
  /**
   * Runs a read statement that does not wait for a commit to be applied, and may see a part of it. For what does not
   * depend on a single state, such as whether Neo4j answers.
   */
  peek<R extends Row = Row>(statement: string): Promise<R[]>;
  /** Reads single entities by id. Equal concurrent reads are combined into one statement. See ./read-by-ids. */
  readonly readByIds: ReadByIds;
  /**
   * Runs a read that many requests make at the same time; these are combined into one statement. See ./batched-read.
   */
  readonly readBatched: BatchedRead;
  /**
   * Reads what rarely changes. It costs a statement only if an answer of Neo4j has shown another state of the graph
   * since, or after ten seconds, so ask after another read of the same request. See ./kept-read.
   */
  readonly readKept: KeptRead;
  /**
   * The state of the graph that the latest answer of Neo4j belongs to; on the graph of a request, the one that all its
   * answers belong to. Asks nothing. Undefined before the first answer.
   */
  snapshot(): Snapshot | undefined;
  /** Statistics that the choice of a plan depends on, at most ten seconds old. See ./graph-stats. */
  stats(): Promise<GraphStats>;
  /** The current state of the graph, read after the call. Waits until what has been committed is applied. */
  now(): Promise<Snapshot>;
  /** Opens a read transaction for more rows than fit in memory. The caller must close it. */
  openRowStream(timeoutMs: number): Promise<RowStream>;
  /** Converts an error of the driver to a UserError if the user can act on it. For code that uses the driver itself. */
  explained(error: unknown): Error;
  close(): Promise<void>;
}

/** A read transaction whose rows are streamed. Rows that are not yet consumed stay in Neo4j, not in memory here. */
export interface RowStream {
  /** The state of the graph when it began. */
  readonly snapshot: Snapshot;
  /** True if nothing has been committed since it began, so that all its rows belong to that state. */
  isCurrent(): Promise<boolean>;
  /** The rows of a statement, in order. The next statement may start only after this one is read to its end. */
  rows(statement: string, parameters?: Parameters): AsyncGenerator<Row>;
  /** Releases the connection. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Runs a statement that begins with `UNWIND $asked AS asked`. Its first column is `asked.at`, and it returns one row
 * for each entry, or none at all if nothing was ever loaded. Concurrent calls with the same text share a statement,
 * whatever their values.
 */
export type BatchedRead = <R extends Row = Row>(
  statement: string,
  asked: Parameters,
  reader?: Reader,
) => Promise<R | undefined>;

/** Runs a statement without parameters, or returns the rows that it had in the same state of the graph. */
export type KeptRead = <R extends Row = Row>(statement: string, reader?: Reader) => Promise<R[]>;

/** Statistics of a graph that are needed before a statement is written. */
export interface GraphStats {
  /** So small that the choice of a plan does not matter. */
  readonly isSmall: boolean;
  /** Large, and written by this program's loader, so that an index gives the relations of a hub in order. */
  readonly hasRelationOrderIndex: boolean;
  /**
   * An entity with more relations than this is a hub. Its relations are read through an index, only as many as
   * needed.
   */
  readonly hubDegree: number;
}

/** Rows by the id that each begins with. Ids that are not in the graph have none. */
export type RowsById = ReadonlyMap<string, Row>;

/**
 * Runs a statement that begins with `UNWIND $ids AS id` and whose first column is that id. Concurrent calls with the
 * same text share a statement.
 */
export type ReadByIds = (
  statement: string,
  ids: readonly string[],
  parameters?: Parameters,
  reader?: Reader,
) => Promise<RowsById>;
