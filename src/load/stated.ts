import type { StatedValue } from '../dataset/statements/merge.js';
import type { Graph } from '../neo4j/graph.js';
import { fieldShapes, kindNamed, kindOfId } from '../ontology/index.js';
import { propertiesOf, recordTypeOfKind, type Stated, statementsOf } from './statement.js';
import { decode } from './storage-encoding.js';

/**
 * Entities by id, as in data files, merged from the data sets in the graph. Statements of one data set can be
 * excluded. Ids that do not exist, or that only the excluded data set states, are missing from the result.
 */
export async function stated(
  graph: Graph,
  ids: readonly string[],
  without?: string,
): Promise<Map<string, StatedValue & { readonly id: string }>> {
  const byKind = new Map<string, string[]>();
  for (const id of ids) {
    const kind = kindOfId(id);
    if (kind) byKind.set(kind.name, [...(byKind.get(kind.name) ?? []), id]);
  }
  const found = new Map<string, StatedValue & { readonly id: string }>();
  for (const [kind, some] of byKind) {
    const sort = recordTypeOfKind(kind);
    const fields = fieldShapes(kindNamed(kind).schema);
    const rows = await graph.read(
      `MATCH (n:${kind}) WHERE n.id IN $ids RETURN n.id, n.datasets, n.statements, properties(n)`,
      { ids: some },
    );
    for (const [id, datasets, statements, properties] of rows) {
      const all = statementsOf(sort, { datasets, statements } as Stated, properties as StatedValue);
      if (without !== undefined) all.delete(without);
      if (all.size > 0)
        found.set(id as string, {
          ...decode(fields, propertiesOf(sort, id as string, all)),
          id: id as string,
        });
    }
  }
  return found;
}
