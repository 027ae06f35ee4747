import type { ManagedTransaction } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { inTransaction, perBatchTransaction, pipelined, type Run, type Writing } from './run.js';

export interface LoadOptions {
  /** Called with the number of rows written so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Rows up to which all is written in one transaction. More are written in pieces. */
  readonly MAX_AT_ONCE?: number;
}

/** A load that has the graph to itself, as far as other loads go. */
export interface Loading {
  readonly dataSet: string;
  /** Holds the lock, and ends with what says that the data set is in the graph. */
  readonly transaction: ManagedTransaction;
  readonly run: Run;
  /** Whether so many rows are written in one transaction. */
  isAtOnce(rows: number): boolean;
  /** Tells the caller of each row of so many that is written. */
  progress(rows: number): (some: number) => void;
  /** A way of writing so many rows: in this transaction, or in pieces where it would not fit Neo4j's memory. */
  writing(rows: number): Promise<Writing>;
}

/** One transaction of 121,000 rows fits the 1 GB of heap that `npm start` gives Neo4j; one of 200,000 does not. */
const mostAtOnce = 100_000;

/** Does the work of a load while no other load can: two that state the same entity would each miss what the other says of it. */
export function locked<T>(
  graph: Graph,
  dataSet: string,
  options: LoadOptions,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  const name = { name: dataSet };
  return inTransaction(graph, async (run, transaction) => {
    await transaction.run("MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true");
    const isAtOnce = (rows: number) => rows <= (options.MAX_AT_ONCE ?? mostAtOnce);
    const progress = (rows: number) => {
      let done = 0;
      return (some: number) => {
        done += some;
        options.onProgress?.(done, rows);
      };
    };
    const result = await work({
      dataSet,
      transaction,
      run,
      isAtOnce,
      progress,
      async writing(rows) {
        if (!isAtOnce(rows)) await alone(graph, 'MERGE (:UnfinishedLoad {name: $name})', name);
        const ways = pipelined(isAtOnce(rows) ? run : perBatchTransaction(graph), progress(rows));
        return { run, ...ways };
      },
    });
    await transaction.run('MATCH (load:UnfinishedLoad {name: $name}) DELETE load', name);
    await transaction.run("MATCH (lock:LoadLock {name: 'load'}) DELETE lock");
    return result;
  });
}

/** In a transaction of its own, seen before the load is over. */
function alone(graph: Graph, statement: string, parameters: Record<string, unknown>) {
  return inTransaction(graph, async (_, transaction) => {
    await transaction.run(statement, parameters);
  });
}
