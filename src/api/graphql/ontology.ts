import { type DataSet, dataSetNamed } from '../../graph/data-set.js';
import {
  type FieldShape,
  fieldShapes,
  kinds,
  relations,
  vocabularies,
} from '../../ontology/index.js';
import type { Feature } from './feature.js';

/** The ontology and the data set as data. */
export const ontology: Feature = {
  schema: 'ontology.graphql',
  resolvers: (graph) => ({
    DataSet: {
      kindCounts: (parent) =>
        pairs(kinds, (parent as DataSet).kindCounts).map(([kind, count]) => ({ kind, count })),
      relationCounts: (parent) =>
        pairs(relations, (parent as DataSet).relationCounts).map(([relation, count]) => ({
          relation,
          count,
        })),
    },
    Query: {
      ontology: () => described,
      dataSet: (_parent, { name }) => dataSetNamed(graph, name as string | null | undefined),
    },
  }),
};

function pairs(named: readonly { readonly name: string }[], counts: readonly number[]) {
  return named.map(({ name }, at) => [name, counts[at] ?? 0] as const);
}

const described = {
  kinds: kinds.map(({ schema, ...kind }) => ({ ...kind, fields: fieldsOf(schema) })),
  relations: relations.map(({ schema, ends, ...relation }) => ({
    ...relation,
    ends: ends.map(([from, to]) => ({ from, to })),
    fields: fieldsOf(schema),
  })),
  vocabularies: vocabularies.map(({ name, description, terms }) => ({
    name,
    description,
    terms: Object.entries(terms).map(([code, term]) => ({ code, ...term })),
  })),
};

function fieldsOf(schema: Parameters<typeof fieldShapes>[0]) {
  return fieldShapes(schema).map(asData);
}

interface FieldData extends Omit<FieldShape, 'type' | 'fields'> {
  readonly type: string;
  readonly fields: readonly FieldData[];
}

/** A field with its type as the code of the enum: `sourceReference` → `SOURCE_REFERENCE`. */
function asData(field: FieldShape): FieldData {
  const type = field.type.replace(/[A-Z]/g, '_$&').toUpperCase();
  return { ...field, type, fields: (field.fields ?? []).map(asData) };
}
