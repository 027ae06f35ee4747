import type { StatedValue } from '../dataset/statements/merge.js';
import type { Graph } from '../neo4j/graph.js';
import { kindOfId, relationId, relationNamed } from '../ontology/index.js';
import { propertiesOf, recordTypeOfRelation, type Stated, statementsOf } from './statement.js';
import { decode } from './storage-encoding.js';

/** A relation in the graph, as in data files, merged from the data sets that state it. */
export interface StatedRelation {
  readonly type: string;
  readonly id: string;
  readonly value: StatedValue & { readonly from: string; readonly to: string };
}

/**
 * The relations of some types at these entities, whichever end they are. Statements of one data set can be excluded;
 * relations that only it states are missing from the result.
 */
export async function statedRelations(
  graph: Graph,
  ids: readonly string[],
  types: readonly string[],
  without?: string,
): Promise<StatedRelation[]> {
  const byKind = new Map<string, string[]>();
  for (const id of ids) {
    const kind = kindOfId(id);
    if (kind) byKind.set(kind.name, [...(byKind.get(kind.name) ?? []), id]);
  }
  const found = new Map<string, StatedRelation>();
  for (const [kind, some] of byKind) {
    const fitting = types.filter((type) =>
      relationNamed(type).ends.some((ends) => ends.includes(kind)),
    );
    if (fitting.length === 0) continue;
    const rows = await graph.read<
      [type: string, from: string, to: string, datasets: unknown, statements: unknown, StatedValue]
    >(
      `MATCH (n:${kind})-[r:${fitting.join('|')}]-() WHERE n.id IN $ids
       RETURN DISTINCT type(r), startNode(r).id, endNode(r).id, r.datasets, r.statements, properties(r)`,
      { ids: some },
    );
    for (const [type, from, to, datasets, statements, properties] of rows) {
      const sort = recordTypeOfRelation(type);
      const all = statementsOf(sort, { datasets, statements } as Stated, properties);
      if (without !== undefined) all.delete(without);
      if (all.size === 0) continue;
      const own = decode(sort.fields, propertiesOf(sort, String(properties.id ?? ''), all));
      const value = { ...own, from, to };
      const id = relationId(relationNamed(type), value);
      found.set(id, { type, id, value });
    }
  }
  return [...found.values()];
}
