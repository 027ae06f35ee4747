import { type Kind, kinds, relations } from '../../ontology/index.js';
import type { Fields, Format } from '../../queries/export/exported.js';
import {
  type Attribute,
  edgeAttributes,
  nodeAttributes,
  nodeColumns,
  provenance,
  valuesOf,
} from './attributes.js';
import { columnsOf, joined, saidOf } from './columns.js';
import { dayInterval } from './day-interval.js';
import { edgeKinds } from './parallel.js';
import { xml } from './xml.js';

/** GEXF 1.3 for Gephi: labels, colours by kind, and a timeline of the facts with full dates. */
export const gexf: Format = {
  name: 'gexf',
  description: 'GEXF for Gephi, with labels, colours by kind and a timeline',
  mediaType: 'application/gexf+xml',
  extension: 'gexf',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes, a list as one text',
    names: 'as texts side by side',
    places: 'yes',
    datasets: 'with each entity and relation',
    comesBack: 'as text; a symmetric relation has a direction',
  },
  notes:
    "Lists are written as in CSV. Texts that XML cannot hold (control characters, half a pair) become U+FFFD. The file has labels, the ontology's colours, and `start` and `end`: a policy from its day of effect until the day before its end, an event from its day, a relation by `since` and `until`. These are whole days, both in the interval: a date such as `2021-08` or `2021-Q3` counts as the days that it can mean, so that everything is shown on each day on which it may have held; how exactly a date is known stands among the fields. Dates that contradict each other give no interval. Gephi adds up edges of one `kind` between the same ends, so `kind` is the type and, from the second such relation on, a number: `TOOK_PART_IN 2`.",
  async *write(graph) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n`;
    yield `<meta><creator>China Policy Graph</creator><description>${xml(provenance(graph))}</description></meta>\n`;
    yield '<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">\n';
    yield* declared('node', nodeAttributes());
    yield* declared('edge', edgeAttributes());
    yield '<nodes>\n';
    for (const kind of kinds) {
      const columns = nodeColumns(kind);
      const color = colorOf(kind);
      for await (const { value, datasets } of graph.entities(kind.name)) {
        const data = [
          ['kind', kind.name],
          ['datasets', joined(datasets)],
          ...valuesOf(columns, value),
        ];
        yield `<node id="${xml(value.id)}" label="${xml(value.name)}"${lifetime(...termOf(kind.name, value))}>${attvalues(data)}${color}</node>\n`;
      }
    }
    yield '</nodes>\n<edges>\n';
    for (const relation of relations) {
      const columns = columnsOf(saidOf(relation));
      const kindOf = edgeKinds(relation.name);
      for await (const { id, value, datasets } of graph.relations(relation.name)) {
        const data = [
          ['type', relation.name],
          ['datasets', joined(datasets)],
          ...valuesOf(columns, value),
        ];
        yield `<edge id="${xml(id)}" source="${xml(value.from)}" target="${xml(value.to)}" label="${xml(relation.label.en)}" kind="${kindOf(id)}"${lifetime(value.since, value.until)}>${attvalues(data)}</edge>\n`;
      }
    }
    yield '</edges>\n</graph>\n</gexf>\n';
  },
};

const types = { string: 'string', boolean: 'boolean', integer: 'long', number: 'double' };

function* declared(owner: string, attributes: readonly Attribute[]): Generator<string> {
  yield `<attributes class="${owner}">\n`;
  for (const { name, type } of attributes)
    yield `<attribute id="${name}" title="${name}" type="${types[type]}"/>\n`;
  yield '</attributes>\n';
}

function attvalues(data: readonly (readonly string[])[]): string {
  const values = data.map(([name, value]) => `<attvalue for="${name}" value="${xml(value)}"/>`);
  return `<attvalues>${values.join('')}</attvalues>`;
}

function colorOf({ color: [fill] }: Kind): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}

/** The validity period of an entity: a policy while it is in force, an event from its day on. */
function termOf(kind: string, value: Fields): [unknown, unknown] {
  if (kind === 'Policy') return [value.effectiveOn, value.endedOn];
  if (kind === 'Event') return [value.date, undefined];
  return [undefined, undefined];
}

/** The attributes for a validity period. Since 1.3, both days are in the interval. */
function lifetime(from: unknown, until: unknown): string {
  const { start, end } = dayInterval(from, until);
  return `${start ? ` start="${start}"` : ''}${end ? ` end="${end}"` : ''}`;
}
