import type { Driver } from 'neo4j-driver';
import type { Deadline } from '../runtime/deadline.js';
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
  readonly readBatched: BatchedRead;
  /** Tells what the way to find rows depends on, as of the last ten seconds. See ./size. */
  stats(): Promise<GraphStats>;
  /**
   * Names the state of the graph: another text as soon as anything was committed, and none comes twice. What is read
   * between two equal versions is all of that one state.
   */
  version(): Promise<string>;
  /** Opens a reading transaction for more rows than memory should hold. Whoever opens it closes it. */
  openRowStream(timeoutMs: number): Promise<RowStream>;
  /** What the driver threw, as a UserError where the user can act on it. For those who use the driver themselves. */
  explained(error: unknown): Error;
  close(): Promise<void>;
}

/** One reading transaction whose rows are streamed: what is not yet taken waits in Neo4j, not in memory here. */
export interface RowStream {
  /** The rows of a statement, in order. The next statement may start when this one is read to its end. */
  rows(statement: string, parameters?: Parameters): AsyncGenerator<Row>;
  /** Gives the connection back. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Runs a statement that begins with `UNWIND $asked AS asked`, whose first column is `asked.at` and which gives one row
 * for each, or none at all where nothing was ever loaded. Whoever asks the same at the same time, with whatever values,
 * shares a statement.
 */
export type BatchedRead = (
  statement: string,
  asked: Parameters,
  deadline?: Deadline,
) => Promise<Row | undefined>;

/** What is to be known of a graph before a statement is written for it. */
export interface GraphStats {
  /** So small that it does not matter how rows are found. */
  readonly isSmall: boolean;
  /** Large, and written as this program writes, so that an index gives the relations of a hub in their order. */
  readonly hasOrderedTies: boolean;
  /** An entity with more relations than that is a hub: they are looked at by an index, as far as they may be needed. */
  readonly hubAbove: number;
}

/** Rows by the id that each begins with; ids that are not in the graph have none. */
export type RowsById = ReadonlyMap<string, Row>;

/**
 * Runs a statement that begins with `UNWIND $ids AS id` and whose first column is that id. What asks for the same
 * statement at the same time shares it.
 */
export type ReadByIds = (
  statement: string,
  ids: readonly string[],
  parameters?: Parameters,
  deadline?: Deadline,
) => Promise<RowsById>;
