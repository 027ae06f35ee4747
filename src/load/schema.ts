import { int } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { schemaStatements } from './run.js';

/**
 * How long to wait for the indexes of a graph that is written or migrated as a whole, in seconds: Neo4j makes some
 * eighty, and with a million relations it takes minutes.
 */
export const MAX_INDEX_SECONDS = 3_600;

/** Creates missing constraints and indexes, and waits until they are online. */
export async function ensureSchema(graph: Graph, waitSeconds = 60): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    // Existing ones cost no statement. Missing ones are created in one transaction, which is much faster than one
    // each.
    const present = await session.run('SHOW INDEXES YIELD name');
    const names = new Set(present.records.map((record) => record.get('name') as string));
    const missing = [...schemaStatements()]
      .filter(([name]) => !names.has(name))
      .map(([, statement]) => statement);
    if (missing.length === 0) return;
    await session.executeWrite(async (transaction) => {
      for (const statement of missing) await transaction.run(statement);
    });
    await session.run('CALL db.awaitIndexes($waitSeconds)', { waitSeconds: int(waitSeconds) });
  } catch (error) {
    throw graph.explained(error);
  } finally {
    await session.close();
  }
}
