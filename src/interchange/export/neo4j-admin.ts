import { renderCypherSchema } from '../../codegen/cypher-schema.js';
import { fieldShapes, kinds, relations } from '../../ontology/index.js';
import type { Format } from '../../queries/export/exported.js';
import { type Column, saidOf, storedColumnsOf } from './columns.js';
import { type ZipEntry, zipped } from './zip.js';

/** Separates the values of a list. No text contains it. */
const between = '\u001F';

/** Header and data files for `neo4j-admin database import full`, the fastest way to fill a new Neo4j. */
export const neo4jAdmin: Format = {
  name: 'neo4j-admin',
  description: 'files for neo4j-admin database import, in a zip, with the command',
  mediaType: 'application/zip',
  extension: 'zip',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes',
    names: 'yes',
    places: 'yes, but that an empty list is as none',
    datasets: 'no',
    comesBack: 'yes, into an empty Neo4j',
  },
  notes:
    'Header and data files and `import.args`: `neo4j-admin database import full neo4j @import.args` in the unpacked folder. A README in the archive says it step by step. Dates are as in `cypher`.',
  write(graph) {
    const nodes = kinds.map(({ name, schema }) => {
      const columns = storedColumnsOf(fieldShapes(schema));
      return {
        path: `nodes/${name}.csv`,
        header: columns.map((one) => (one.name === 'id' ? 'id:ID' : headed(one))),
        async *rows() {
          for await (const { value } of graph.entities(name)) {
            yield line(columns.map((column) => column.of(value)));
          }
        },
      };
    });
    const links = relations.map((relation) => {
      const columns = storedColumnsOf(saidOf(relation));
      return {
        path: `relationships/${relation.name}.csv`,
        header: [':START_ID', ':END_ID', 'id:string', ...columns.map(headed)],
        async *rows() {
          for await (const { id, value } of graph.relations(relation.name)) {
            yield line([value.from, value.to, id, ...columns.map((column) => column.of(value))]);
          }
        },
      };
    });
    return zipped([
      { path: 'README.txt', content: () => [readme] },
      { path: 'import.args', content: () => [argumentsFile] },
      { path: 'schema.cypher', content: () => [renderCypherSchema()] },
      ...[...nodes, ...links].flatMap(({ path, header, rows }): ZipEntry[] => [
        { path: path.replace('.csv', '-header.csv'), content: () => [`${header.join(',')}\n`] },
        { path, content: rows },
      ]),
    ]);
  },
};

const types: Partial<Record<Column['type'], string>> = {
  boolean: 'boolean',
  integer: 'long',
  number: 'double',
};

/** The header of a column for the importer, such as `sources:string[]`. */
export function headed({ name, type, list }: Pick<Column, 'name' | 'type' | 'list'>): string {
  return `${name}:${types[type] ?? 'string'}${list ? '[]' : ''}`;
}

/** Quotes every text: a quoted empty text is a value, an empty cell is not. */
export function line(values: readonly unknown[]): string {
  return `${values.map(cell).join(',')}\n`;
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join(between) : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

const argumentsFile = [
  '--array-delimiter=U+001F',
  '--multiline-fields=true',
  '--id-type=string',
  ...kinds.map(({ name }) => `--nodes=${name}=nodes/${name}-header.csv,nodes/${name}.csv`),
  ...relations.map(
    ({ name }) =>
      `--relationships=${name}=relationships/${name}-header.csv,relationships/${name}.csv`,
  ),
  '',
].join('\n');

const readme = `A policy graph for a new Neo4j 5.

1. Unpack the archive and go into its folder. Neo4j must not run.
2. neo4j-admin database import full neo4j @import.args
   (add --overwrite-destination where the database exists already and may be lost)
3. Start Neo4j, then make the constraints and indexes:
   cypher-shell -f schema.cypher

import.args holds the list of files and says how they are written: lists are divided by U+001F, texts
may go over several lines.
`;
