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

/**
 * Names that earlier versions gave to full-text indexes: that of what data sets contradict each other about, which ends
 * in a hash of the relations that there were, and those of names and texts before one index held both. A name that is
 * taken out of the schema is put here. Nothing is told by its form alone: `policy_status` may be an index that somebody
 * made for questions of their own.
 */
const retired = {
  NODE: /^entity_(text_en|text_zh|name_key|search_key)$/,
  RELATIONSHIP: /^differing_relations(_[\da-f]{8})?$/,
};

/** Drops the indexes that an earlier version of this program made and this one does not use. Returns their names. */
export async function dropRetired(graph: Graph): Promise<string[]> {
  const rows = await graph.read<[name: string, of: keyof typeof retired]>(
    "SHOW INDEXES YIELD name, type, entityType WHERE type = 'FULLTEXT' RETURN name, entityType",
  );
  const current = schemaStatements();
  const names = rows
    .filter(([name, of]) => retired[of].test(name) && !current.has(name))
    .map(([name]) => name);
  for (const name of names)
    await graph.driver
      .executeQuery(`DROP INDEX \`${name}\` IF EXISTS`, {}, { database: graph.database })
      .catch((error: unknown) => {
        throw graph.explained(error);
      });
  return names;
}
