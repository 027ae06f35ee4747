import { dateExamples, fieldShapes, kinds, relations } from '../../ontology/index.js';
import type { Format, FormatOptions } from '../../queries/export/exported.js';
import { lines, type Table } from './csv/table.js';
import { dataSetTable, entityTable, listTable, relationTable } from './csv/tables.js';
import { type ZipEntry, zipped } from './zip.js';

/** RFC 4180 tables in a zip archive: one per kind, one per relation, and one per field that lists objects. */
export const csv: Format = {
  name: 'csv',
  description: 'flat tables in a zip, one a kind and one a relation',
  mediaType: 'application/zip',
  extension: 'zip',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes',
    names: 'yes, in tables of their own',
    places: 'yes',
    datasets: 'with each entity and relation',
    comesBack: 'yes, but that an empty list is as none',
  },
  notes:
    '`entities/policies.csv` and so on, `relations/ISSUED.csv` and so on with ids and names of both ends, one table more for each field that lists objects (`entities/policies.names.csv`), `datasets.csv`, a README. RFC 4180: commas, CRLF, UTF-8. Several values in a cell are joined by `;`, with a backslash before each `;` or `\\` within a value. `--formula-safe` (`formulaSafe=true`) puts an apostrophe before a text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, also in full width, a tab or a line end first), or that begins so after an apostrophe: whoever takes one apostrophe away has the text again; without it texts are exact, so that they come back as they were.',
  write(graph, options) {
    const file = <Item>(
      table: Table<Item>,
      items: () => AsyncIterable<Item> | Iterable<Item>,
    ): ZipEntry => ({ path: table.path, content: () => lines(table, items(), options) });
    return zipped([
      { path: 'README.txt', content: () => [readme(options)] },
      file(dataSetTable, () => graph.datasets),
      ...kinds.flatMap((kind) => [
        file(entityTable(kind), () => graph.entities(kind.name)),
        ...fieldShapes(kind.schema)
          .filter(({ fields }) => fields)
          .map((field) => file(listTable(kind, field), () => graph.entities(kind.name))),
      ]),
      ...relations.map((relation) =>
        file(relationTable(relation), () => graph.relations(relation.name)),
      ),
    ]);
  },
};

function readme({ formulaSafe }: FormatOptions): string {
  return `Tables of a policy graph: UTF-8, commas, CRLF, quotes as in RFC 4180.

entities/   one table a kind; id is the key. A table such as policies.names.csv lists what one entity
            has several of: id of the entity, position from 1, then the fields.
relations/  one table a type; from and to are ids of entities, with their names beside them.
datasets.csv  the data sets that state all this, with version and licence.

Dates are as exact as they are known: ${dateExamples}.
2021-H2 is July to December, 2021-Q3 July to September. An empty cell: not known.
Several values in one cell are joined by ; and a backslash stands before each ; or \\ within a value.
A source such as source:a#text is the place "text" in the source source:a of entities/sources.csv.
${formulaSafe ? 'An apostrophe stands before what a spreadsheet would take for a formula (= + - @), also after apostrophes; take one away to have the value.\n' : ''}`;
}
