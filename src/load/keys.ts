import type { Graph } from '../neo4j/graph.js';
import { keepsSecondId, relations, relationsWithSortIndex } from '../ontology/index.js';
import type { Changes } from './changes.js';
import { inBatches, type Run, statementOf } from './run.js';

/**
 * Updates the sort keys of relations whose end nodes were changed by a load or left to other data sets. A relation
 * that is itself written gets its keys in the same statement.
 */
export async function followEnds(run: Run, changes: readonly Changes[]): Promise<void> {
  for (const { relation, item: listed } of relationsWithSortIndex) {
    const ends = changes.filter(({ sort }) => sort.isKind && sort.name === listed);
    const ids = ends.flatMap(({ created, changed, dropped }) => [
      ...created.map(({ id }) => id),
      ...changed.map(({ item }) => item.id),
      ...dropped.map(({ id }) => id),
    ]);
    for (const batch of inBatches(ids)) await run(`keys ${relation}`, { ids: batch });
  }
}

/** Writes the keys of all relations, for a graph that was imported by other means than `load`. */
export async function deriveKeys(graph: Graph): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    for (const { relation } of relationsWithSortIndex)
      await session.run(statementOf(`all keys ${relation}`));
    for (const { name } of relations.filter(keepsSecondId))
      await session.run(statementOf(`all second ids ${name}`));
  } finally {
    await session.close();
  }
}
