import { UserError } from '../../errors.js';
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
    Ontology: Object.fromEntries(
      Object.entries(described).map(([list, all]) => [
        list,
        (_parent, { names }) =>
          named(all as readonly Named[], names as readonly string[] | null | undefined),
      ]),
    ),
    Query: {
      ontology: () => ({}),
      dataSet: (_parent, { name }) => dataSetNamed(graph, name as string | null | undefined),
    },
  }),
};

/** Those of the names, or all. Throws UNKNOWN_NAME for a name that there is not. */
function named(all: readonly Named[], names: readonly string[] | null | undefined) {
  const known = all.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      'UNKNOWN_NAME',
      `names: "${unknown}" is not in the ontology. There are ${known.join(', ')}.`,
      { argument: 'names', given: unknown, candidates: known },
    );
  }
  return names ? all.filter(({ name }) => names.includes(name)) : all;
}

interface Named {
  readonly name: string;
}

function pairs(all: readonly Named[], counts: readonly number[]) {
  return all.map(({ name }, at) => [name, counts[at] ?? 0] as const);
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
