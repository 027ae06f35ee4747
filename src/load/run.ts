import { readFileSync } from 'node:fs';
import { parseStatements } from '../codegen/statements.js';
import type { ManagedTransaction } from '../neo4j/driver.js';
import type { Graph, Parameters, Row } from '../neo4j/graph.js';
import { valuesOf } from '../neo4j/run.js';

/** Runs a statement of cypher/load.cypher by its name. */
export type Run = (name: string, parameters: Parameters) => Promise<Row[]>;

/**
 * Sends a writing statement, and gives what it returns to `take`. Settled when there is room for the next one: what is
 * sent may still be under way.
 */
export type Write = (
  name: string,
  parameters: Parameters,
  rows: number,
  take?: (returned: readonly Row[]) => void,
) => Promise<void>;

/** A load that is under way. */
export interface Writing {
  readonly run: Run;
  readonly write: Write;
  /** Waits until all that was sent is written. */
  settle(): Promise<void>;
}

/** Rows in one statement: enough that the round trip does not count, few enough that the message stays small. */
const BATCH_SIZE = 10_000;

export const schemaStatements = () => statementsIn('schema.cypher');

/** Runs within one transaction, so that readers see all of it or nothing; tried again when another writer is in the way. */
export async function inTransaction<T>(
  graph: Graph,
  work: (run: Run, transaction: ManagedTransaction) => Promise<T>,
): Promise<T> {
  const statements = statementsIn('load.cypher');
  const session = graph.driver.session({
    database: graph.database,
    defaultAccessMode: 'WRITE',
  });
  try {
    return await session.executeWrite((transaction) =>
      work(runIn(transaction, statements), transaction),
    );
  } catch (error) {
    throw graph.explained(error);
  } finally {
    await session.close();
  }
}

/** Runs each statement in a transaction of its own: what a load in pieces writes is seen as it comes. */
export function perBatchTransaction(graph: Graph): Run {
  return (name, parameters) => inTransaction(graph, (run) => run(name, parameters));
}

/**
 * Keeps one statement under way, so that the next rows are made while Neo4j writes those before. Not more: pieces that
 * tie the same hubs would block each other, and one of them be tried again after a pause.
 */
export function pipelined(
  run: Run,
  onRows: (rows: number) => void,
): Pick<Writing, 'write' | 'settle'> {
  let underWay: Promise<void> = Promise.resolve();
  let failed: { readonly error: unknown } | undefined;
  const settle = async () => {
    await underWay;
    if (failed) throw failed.error;
  };
  return {
    settle,
    async write(name, parameters, rows, take) {
      await settle();
      underWay = run(name, parameters)
        .then((returned) => {
          take?.(returned);
          onRows(rows);
        })
        .catch((error: unknown) => {
          failed = { error };
        });
    },
  };
}

/** True for a graph that holds nothing but the lock of the load itself. */
export async function isEmpty(transaction: ManagedTransaction): Promise<boolean> {
  const { records } = await transaction.run('MATCH (n) WHERE NOT n:LoadLock RETURN 1 LIMIT 1');
  return records.length === 0;
}

/** In an empty graph nothing is stated, and nobody has to ask. */
export const whereNothingIs: Run = async () => [];

/** Reads only: for finding out that there is nothing to do. */
export function reading(graph: Graph): Run {
  const statements = statementsIn('load.cypher');
  return (name, parameters) => graph.read(statementNamed(statements, name), parameters);
}

/** Reads any statement within a transaction. */
export function readingIn(
  transaction: Pick<ManagedTransaction, 'run'>,
): (statement: string, parameters: Parameters) => Promise<Row[]> {
  return async (statement, parameters) =>
    (await transaction.run(statement, parameters)).records.map(valuesOf);
}

/** Cuts what is to be written into pieces of at most the size of a batch. */
export function* inBatches<T>(items: Iterable<T>, size = BATCH_SIZE): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function runIn(transaction: ManagedTransaction, statements: ReadonlyMap<string, string>): Run {
  const read = readingIn(transaction);
  return (name, parameters) => read(statementNamed(statements, name), parameters);
}

const texts = new Map<string, Map<string, string>>();

function statementsIn(file: string): Map<string, string> {
  let statements = texts.get(file);
  if (!statements) {
    const text = readFileSync(new URL(`../../cypher/${file}`, import.meta.url), 'utf8');
    statements = parseStatements(text);
    texts.set(file, statements);
  }
  return statements;
}

function statementNamed(statements: ReadonlyMap<string, string>, name: string): string {
  const text = statements.get(name);
  if (!text) throw new Error(`cypher/load.cypher has no statement "${name}".`);
  return text;
}

/** The text of a statement of cypher/load.cypher, for what must run in a transaction of its own. */
export function statementOf(name: string): string {
  return statementNamed(statementsIn('load.cypher'), name);
}
