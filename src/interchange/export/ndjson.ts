import { kinds, relations } from '../../ontology/index.js';
import type { ExportedGraph, Format } from '../../queries/export/exported.js';

/** Increased when readers of the format have to change. */
export const FORMAT_VERSION = 1;

/** The project's own lossless format: one JSON object per line. docs/exports.md describes it. */
export const ndjson: Format = {
  name: 'ndjson',
  description: "the project's own format, without loss, one JSON object a line",
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes',
    names: 'yes',
    places: 'yes',
    datasets: 'with each entity and relation',
    comesBack: 'yes, through `policy-graph import`',
  },
  notes: "The project's own format, described above.",
  async *write(graph) {
    yield line({
      format: 'policy-graph',
      formatVersion: FORMAT_VERSION,
      datasets: graph.datasets,
      ...graph.asked,
    });
    const counts = { entities: 0, relations: 0 };
    for (const kind of kinds) {
      for await (const { value, datasets } of graph.entities(kind.name)) {
        counts.entities++;
        yield line({ kind: kind.name, ...stating(graph, datasets), ...value });
      }
    }
    for (const relation of relations) {
      for await (const { id, value, datasets } of graph.relations(relation.name)) {
        counts.relations++;
        yield line({ relation: relation.name, id, ...stating(graph, datasets), ...value });
      }
    }
    yield line({ end: true, ...counts });
  },
};

/** The data sets of a record. Omitted if there is only one, because the header names it. */
function stating(graph: ExportedGraph, datasets: readonly string[]) {
  return graph.datasets.length > 1 ? { datasets } : {};
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
