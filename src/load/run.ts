import { readFileSync } from 'node:fs';
import { parseStatements } from '../codegen/statements.js';
import type { ManagedTransaction } from '../neo4j/driver.js';
import type { Graph, Parameters, Row } from '../neo4j/graph.js';
import { valuesOf } from '../neo4j/run.js';

/** Runs a statement of cypher/load.cypher by name. */
export type Run = (name: string, parameters: Parameters) => Promise<Row[]>;

/**
 * Sends a write statement and passes its result to `take`. Resolves when there is room for the next statement;
 * earlier ones may still be running.
 */
export type SendStatement = (
  name: string,
  parameters: Parameters,
  rows: number,
  take?: (returned: readonly Row[]) => void,
) => Promise<void>;

/** A load in progress. */
export interface Writing {
  readonly run: Run;
  readonly write: SendStatement;
  /** Waits until everything that was sent is written. */
  settle(): Promise<void>;
}

/** Rows per statement: large enough that the round trip does not matter, small enough to keep messages small. */
export const BATCH_SIZE = 10_000;

export const schemaStatements = () => statementsIn('schema.cypher');

/**
 * Runs everything in one transaction, so that readers see all of it or nothing. Retried after a conflict with another
 * writer.
 */
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

/** Runs each statement in its own transaction, so readers see the batches one by one. */
export function perBatchTransaction(graph: Graph): Run {
  return (name, parameters) => inTransaction(graph, (run) => run(name, parameters));
}

/**
 * Keeps one statement in flight, so that the next rows are prepared while Neo4j writes the previous ones. Not more
 * than one: batches with relations to the same hubs would block each other, and one of them would be retried after a
 * pause.
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

/** True for a graph that contains nothing but the lock of this load and keys of the service. */
export async function isEmpty(transaction: ManagedTransaction): Promise<boolean> {
  const { records } = await transaction.run(
    'MATCH (n) WHERE NOT n:LoadLock AND NOT n:ApiKey RETURN 1 LIMIT 1',
  );
  return records.length === 0;
}

/** In an empty graph there is nothing to compare with. */
export const whereNothingIs: Run = async () => [];

/** Read-only, to find out whether there is anything to do. */
export function reading(graph: Graph): Run {
  const statements = statementsIn('load.cypher');
  return (name, parameters) => graph.read(statementNamed(statements, name), parameters);
}

/** Runs any read statement in a transaction. */
export function readingIn(
  transaction: Pick<ManagedTransaction, 'run'>,
): (statement: string, parameters: Parameters) => Promise<Row[]> {
  return async (statement, parameters) =>
    (await transaction.run(statement, parameters)).records.map(valuesOf);
}

/** Splits rows into batches of at most the batch size. */
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

/** The text of a statement of cypher/load.cypher that must run in its own transaction. */
export function statementOf(name: string): string {
  return statementNamed(statementsIn('load.cypher'), name);
}
