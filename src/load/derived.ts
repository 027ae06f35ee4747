import type { Graph } from '../neo4j/graph.js';
import {
  exhaustiveTraversalsOf,
  keepsSecondId,
  kinds,
  relations,
  relationsWithSortIndex,
} from '../ontology/index.js';
import { inBatches, type Run, statementOf } from './run.js';

/** Ids of entities that were written or left to other data sets, by kind. */
type IdsByKind = ReadonlyMap<string, readonly string[]>;

/**
 * Updates the sort keys of relations whose end nodes were changed. A relation that is itself written gets its keys in
 * the same statement.
 */
export async function followEnds(run: Run, ids: IdsByKind): Promise<void> {
  for (const { relation, item } of relationsWithSortIndex)
    for (const batch of inBatches(ids.get(item) ?? []))
      await run(`keys ${relation}`, { ids: batch });
}

/** Updates the READ_IN relations of entities, which follow from their sources. */
export async function followSources(run: Run, ids: IdsByKind): Promise<void> {
  for (const [kind, some] of ids)
    if (kinds.some(({ name }) => name === kind))
      for (const batch of inBatches(some)) await run(`read in ${kind}`, { ids: batch });
}

/** Updates which entities have relations that a data set lacks although it states others of the same kind. */
export async function followDifferences(run: Run, ids: IdsByKind): Promise<void> {
  for (const kind of kindsWithExhaustiveRelations)
    for (const batch of inBatches(ids.get(kind) ?? []))
      await run(`differing relations ${kind}`, { ids: batch });
}

const kindsWithExhaustiveRelations: readonly string[] = kinds
  .map(({ name }) => name)
  .filter((kind) => exhaustiveTraversalsOf(kind).length > 0);

/** Writes the keys and READ_IN relations of the whole graph, for one that was imported by other means than `load`. */
export async function deriveKeys(graph: Graph): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    for (const { relation } of relationsWithSortIndex)
      await session.run(statementOf(`all keys ${relation}`));
    for (const { name } of relations.filter(keepsSecondId))
      await session.run(statementOf(`all second ids ${name}`));
    for (const { name } of kinds) await session.run(statementOf(`all read in ${name}`));
  } finally {
    await session.close();
  }
}
