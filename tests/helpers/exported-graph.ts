import type { Dataset } from '../../src/dataset/dataset.js';
import { kindOfId } from '../../src/ontology/index.js';
import type {
  ExportedEnd,
  ExportedEntity,
  ExportedGraph,
  ExportedRelation,
} from '../../src/queries/export/exported.js';

/** A data set as formats get it from the graph, without a graph: for tests of what they write. */
export function exportedGraphOf({ meta, entities, relations }: Dataset): ExportedGraph {
  const values = new Map(entities.map(({ value }) => [value.id, value]));
  const datasets = [meta.name];
  const end = (id: string): ExportedEnd => {
    const { name, nameZh } = values.get(id) as { name?: string; nameZh?: string };
    return { kind: kindOfId(id)?.name ?? '', name: name ?? '', nameZh };
  };
  return {
    datasets: [meta],
    asked: { dataset: null, asOf: null, undated: null, where: null },
    async *entities(kind) {
      for (const { value } of byId(
        entities.filter((one) => one.kind === kind),
        ({ value }) => value.id,
      ))
        yield { kind, value: value as ExportedEntity['value'], datasets };
    },
    async *relations(type): AsyncGenerator<ExportedRelation> {
      for (const { id, value } of byId(
        relations.filter((one) => one.type === type),
        ({ id }) => id,
      ))
        yield { type, id, value, from: end(value.from), to: end(value.to), datasets };
    },
  };
}

function byId<Value>(values: readonly Value[], idOf: (value: Value) => string): Value[] {
  return values.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}
