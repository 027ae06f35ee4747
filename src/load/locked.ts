import { nameOrder, type RankedDataSet } from '../dataset/statements/precedence.js';
import type { ManagedTransaction } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { type DataSet, dataSetsOf } from './data-set.js';
import {
  inTransaction,
  perBatchTransaction,
  pipelined,
  type Run,
  readingIn,
  type Writing,
} from './run.js';
import type { NameOrder } from './statement.js';

export interface LoadOptions {
  /** Called with the number of rows written so far and the total. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Maximum number of rows in one transaction. A larger load is written in several transactions. */
  readonly maxAtOnce?: number;
  /**
   * Called with the data set as the graph has it, while no other load can change it and before anything is written.
   * What it throws ends the load.
   */
  readonly checkBefore?: (present: DataSet | undefined) => void;
}

/** A load that holds the lock, so no other load runs at the same time. */
export interface Loading {
  readonly dataSet: string;
  /** The data sets in the graph before this load. */
  readonly present: readonly DataSet[];
  /** The order of the data sets in the graph and of this one: which one's values are shown. */
  readonly order: NameOrder;
  /** Whether other data sets may state the same records. */
  readonly severalDataSets: boolean;
  /** Whether an earlier load of this data set was broken off, so that what follows from its records may be missing. */
  readonly isResumed: boolean;
  /** Whether this load changes the order of data sets that the graph has already, so that records are merged anew. */
  readonly isReordered: boolean;
  /** Holds the lock, and finally records the data set in the graph. */
  readonly transaction: ManagedTransaction;
  readonly run: Run;
  /** Whether this number of rows is written in one transaction. */
  isAtOnce(rows: number): boolean;
  /** Reports progress for each row written, given the total. */
  progress(rows: number): (some: number) => void;
  /**
   * Returns how to write this number of rows: in this transaction, or in several if one would not fit in Neo4j's
   * memory.
   */
  writing(rows: number): Promise<Writing>;
}

/** A transaction of 121,000 rows fits in the 1 GB heap that `npm start` gives Neo4j; one of 200,000 does not. */
export const DEFAULT_MAX_AT_ONCE = 100_000;

/**
 * Takes the lock, and reads what belongs to it: whether a load of this data set was broken off, and the data sets. One
 * statement, for each costs Neo4j a plan the first time, which is most of a small load.
 */
const begin = `MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true
  RETURN EXISTS { MATCH (:UnfinishedLoad {name: $name}) }, COLLECT { MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name }`;

const end = `MATCH (lock:LoadLock {name: 'load'}) DELETE lock
  WITH count(*) AS locks MATCH (load:UnfinishedLoad {name: $name}) DELETE load`;

/**
 * Runs a load while no other load can run. Two loads that state the same entity would each miss what the other
 * states.
 */
export function locked<T>(
  graph: Graph,
  dataSet: RankedDataSet,
  options: LoadOptions,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  const name = { name: dataSet.name };
  return inTransaction(graph, async (run, transaction) => {
    const [[isResumed, properties] = [false, []]] = await readingIn(transaction)(begin, name);
    const before = dataSetsOf(properties as DataSet[]);
    const isAtOnce = (rows: number) => rows <= (options.maxAtOnce ?? DEFAULT_MAX_AT_ONCE);
    const progress = (rows: number) => {
      let done = 0;
      return (some: number) => {
        done += some;
        options.onProgress?.(done, rows);
      };
    };
    const known = before.find((one) => one.name === dataSet.name);
    options.checkBefore?.(known);
    // A precedence of null takes it away; undefined leaves what the graph has.
    const precedence = dataSet.precedence === undefined ? known?.precedence : dataSet.precedence;
    const ranked = { ...dataSet, precedence };
    const after = [...before.filter((one) => one !== known), ranked];
    const order = nameOrder(after);
    const result = await work({
      dataSet: dataSet.name,
      present: before,
      order,
      isResumed: isResumed === true,
      severalDataSets: before.length > 1 || after.length > 1,
      isReordered: !isSameOrder(before, nameOrder(before), order),
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
    await transaction.run(end, name);
    return result;
  });
}

/** Whether two orders agree on the data sets that are in the graph. */
function isSameOrder(present: readonly RankedDataSet[], one: NameOrder, other: NameOrder): boolean {
  const names = present.map(({ name }) => name);
  return [...names].sort(one).join(' ') === [...names].sort(other).join(' ');
}

/** In its own transaction, so that it is visible before the load ends. */
function alone(graph: Graph, statement: string, parameters: Record<string, unknown>) {
  return inTransaction(graph, async (_, transaction) => {
    await transaction.run(statement, parameters);
  });
}
