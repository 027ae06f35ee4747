import { readFileSync } from 'node:fs';
import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import { parseStatements } from '../../derive/statements.js';
import type { Graph, Parameters, Row } from '../connect.js';

/** Runs a statement of cypher/load.cypher by its name. */
export type Run = (name: string, parameters: Parameters) => Promise<Row[]>;

/** Rows in one statement: enough that the round trip does not count, few enough that the message stays small. */
const batchSize = 5_000;

export const schemaStatements = () => statementsIn('schema.cypher');

/** Runs within one transaction, so that readers see all of it or nothing; tried again when another writer is in the way. */
export async function inTransaction<T>(
  graph: Graph,
  work: (run: Run, transaction: ManagedTransaction) => Promise<T>,
): Promise<T> {
  const statements = statementsIn('load.cypher');
  const session = graph.driver.session({
    database: graph.database,
    defaultAccessMode: neo4j.session.WRITE,
  });
  try {
    return await session.executeWrite((transaction) =>
      work(runIn(transaction, statements), transaction),
    );
  } finally {
    await session.close();
  }
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

/** Cuts a list into pieces of at most the size of a batch. */
export function* inBatches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += batchSize)
    yield items.slice(start, start + batchSize);
}

function runIn(transaction: ManagedTransaction, statements: ReadonlyMap<string, string>): Run {
  return async (name, parameters) => {
    const result = await transaction.run(statementNamed(statements, name), parameters);
    return result.records.map((record) => record.keys.map((_, at) => record.get(at) as unknown));
  };
}

function statementsIn(file: string): Map<string, string> {
  return parseStatements(readFileSync(new URL(`../../../cypher/${file}`, import.meta.url), 'utf8'));
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
