import { int } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { schemaStatements } from './run.js';

/** Makes the constraints and indexes that the graph lacks, and waits until they answer. */
export async function ensureSchema(graph: Graph, waitSeconds = 60): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    // What is there already costs no statement; what is missing is made in one transaction, which is far quicker than many.
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
