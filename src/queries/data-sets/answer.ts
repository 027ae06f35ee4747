import { z } from 'zod';
import { type Answer, code, coveredDataSet, nullableInGraphql, object, whole } from '../answer.js';

const kindCount = object('KindCount', 'How many entities of a kind a data set contains.', {
  kind: code('KindName').describe('The kind.'),
  count: whole.describe('Number of entities.'),
});

const relationCount = object('RelationCount', 'How many relations of a type a data set contains.', {
  relation: code('RelationName').describe('The relation.'),
  count: whole.describe('Number of relations.'),
});

const { name, title, publishedOn, coversFrom, coversTo, gaps } = coveredDataSet.shape;

/** A data set with what it covers and how much it contains. */
export const dataSetAnswer = object('DataSet', 'A data set that is loaded in the graph.', {
  name,
  version: z.string().describe('Its version.'),
  title,
  description: z.string().nullable().describe('What it is.'),
  licence: nullableInGraphql(z.string().describe('The licence under which it may be used.')),
  ...{ publishedOn, coversFrom, coversTo, gaps },
  precedence: whole
    .nullable()
    .describe(
      'Its declared rank among data sets that state different values; 1 comes first. Null if none is declared.',
    ),
  loadedAt: z.string().describe('When it was loaded, in UTC, as ISO 8601.'),
  hash: z.string().describe('Hash of its content.'),
  entityCount: whole.describe('Number of entities in it.'),
  relationCount: whole.describe('Number of relations in it.'),
  kindCounts: z
    .array(kindCount)
    .describe(
      'Number of entities of each kind, in the order of the ontology. Kinds without entities have 0.',
    ),
  relationCounts: z
    .array(relationCount)
    .describe(
      'Number of relations of each type, in the order of the ontology. Types without relations have 0.',
    ),
});
export type DataSetAnswer = Answer<typeof dataSetAnswer>;
