import { kinds, relations } from '../../ontology/index.js';
import type { ExportedGraph, Format } from '../../queries/export/exported.js';
import { context } from './json-ld/context.js';
import { entityNode } from './json-ld/entities.js';
import { relationNodes } from './json-ld/relations.js';
import { date } from './json-ld/values.js';

/** JSON-LD with schema.org terms where they fit and our own for the rest. The context is in the file. */
export const jsonLd: Format = {
  name: 'jsonld',
  description: "JSON-LD in schema.org's words (Legislation and others) and our own",
  mediaType: 'application/ld+json',
  extension: 'jsonld',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes',
    names: 'yes',
    places: 'yes',
    datasets: 'with each entity and relation',
    comesBack: 'as triples',
  },
  notes:
    'The context is in the file; nothing is fetched. The id of everything is its `identifier`, to the letter; as an IRI it is `urn:policy-graph:policy:plan`, with `%3E` for the `>` of relations. Dates are typed by how exactly they are known: `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`; a quarter or a half of a year, which XML Schema does not have, is an EDTF date (ISO 8601-2, level 2) such as `2021-35` for the third quarter and `2021-40` for the first half, of the type `edtf:EDTF`. A name has a language where one is known, else none. What schema.org has a word for is said in it (`Legislation`, `legislationDate`, `legislationPassedBy`), and every field in our own, `urn:policy-graph:vocabulary:`. Each relation is a statement with status, dates and sources; where it is `ACTUAL` it is also a direct tie between its ends, so that a plan never looks like a fact.',
  async *write(graph) {
    yield `{"@context":${JSON.stringify(context())},\n"@graph":[\n${JSON.stringify(dataSetNode(graph))}`;
    for (const { name } of kinds) {
      for await (const entity of graph.entities(name))
        yield `,\n${JSON.stringify(entityNode(entity))}`;
    }
    for (const relation of relations) {
      for await (const link of graph.relations(relation.name)) {
        for (const node of relationNodes(relation, link)) yield `,\n${JSON.stringify(node)}`;
      }
    }
    yield '\n]}\n';
  },
};

/** The data sets in the file, with their licences. */
function dataSetNode({ datasets, asked }: ExportedGraph) {
  return {
    '@id': 'pg:export',
    '@type': 'Dataset',
    name: 'China Policy Graph',
    ...(asked.asOf ? { temporalCoverage: asked.asOf } : {}),
    hasPart: datasets.map(({ name, version, title, description, licence, publishedOn }) => ({
      '@id': `dataset:${name}`,
      '@type': 'Dataset',
      identifier: name,
      name: title,
      version,
      license: licence,
      ...(description ? { description } : {}),
      ...(publishedOn ? { datePublished: date(publishedOn) } : {}),
    })),
  };
}
