import { kinds, relations } from '../../ontology/index.js';
import type { Format } from '../../queries/export/exported.js';
import {
  type Attribute,
  edgeAttributes,
  nodeAttributes,
  nodeColumns,
  provenance,
  valuesOf,
} from './attributes.js';
import { columnsOf, joined, saidOf } from './columns.js';
import { edgeKinds } from './parallel.js';
import { xml } from './xml.js';

/** GraphML, for networkx, igraph, yEd and Gephi. */
export const graphml: Format = {
  name: 'graphml',
  description: 'GraphML, for networkx, igraph, yEd and Gephi',
  mediaType: 'application/graphml+xml',
  extension: 'graphml',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes, a list as one text',
    names: 'as texts side by side',
    places: 'yes',
    datasets: 'with each entity and relation',
    comesBack: 'as text; a symmetric relation has a direction',
  },
  notes:
    'Lists are written as in CSV. Texts that XML cannot hold (control characters, half a pair) become U+FFFD. Nodes and edges have a key `label`, which Gephi shows and networkx and igraph have as an attribute; in yEd, choose it once in the properties mapper. Each edge has its id (`parse.edgeids="free"`), so that networkx and igraph keep parallel edges apart. Gephi adds up edges of one kind between the same ends, so each has its kind as the attribute `pg:label`, an extension that others pass over: the type and, from the second such relation on, a number. An id of an edge has `>` in it, as everywhere, for which the type of ids in the schema of GraphML (NMTOKEN) has no room: a validator says so, readers take it.',
  async *write(graph) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:pg="urn:policy-graph:vocabulary:" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n`;
    yield `<desc>${xml(provenance(graph))}</desc>\n`;
    yield* [label, ...nodeAttributes()].map((one) => key('node', one));
    yield* [label, ...edgeAttributes()].map((one) => key('edge', one));
    yield '<graph id="policy-graph" edgedefault="directed" parse.nodeids="free" parse.edgeids="free" parse.order="nodesfirst">\n';
    for (const kind of kinds) {
      const columns = nodeColumns(kind);
      for await (const { value, datasets } of graph.entities(kind.name)) {
        const data = [
          [label.name, value.name],
          ['kind', kind.name],
          ['datasets', joined(datasets)],
          ...valuesOf(columns, value),
        ];
        yield `<node id="${xml(value.id)}">${data.map((one) => datum('n', one)).join('')}</node>\n`;
      }
    }
    for (const relation of relations) {
      const columns = columnsOf(saidOf(relation));
      const kindOf = edgeKinds(relation.name);
      for await (const { id, value, datasets } of graph.relations(relation.name)) {
        const data = [
          [label.name, relation.label.en],
          ['type', relation.name],
          ['datasets', joined(datasets)],
          ...valuesOf(columns, value),
        ];
        yield `<edge id="${xml(id)}" source="${xml(value.from)}" target="${xml(value.to)}" pg:label="${kindOf(id)}">${data.map((one) => datum('e', one)).join('')}</edge>\n`;
      }
    }
    yield '</graph>\n</graphml>\n';
  },
};

/** By this name of a key Gephi finds what to show. */
const label: Attribute = { name: 'label', type: 'string' };

const types = { string: 'string', boolean: 'boolean', integer: 'long', number: 'double' };

function key(owner: 'node' | 'edge', { name, type }: Attribute): string {
  return `<key id="${owner[0]}_${name}" for="${owner}" attr.name="${name}" attr.type="${types[type]}"/>\n`;
}

function datum(owner: 'n' | 'e', [name, value]: readonly string[]): string {
  return `<data key="${owner}_${name}">${xml(value)}</data>`;
}
