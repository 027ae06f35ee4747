import { type FieldShape, fieldShapes, kinds, relations, vocabularies } from '../ontology/index.js';

/** The ontology as plain data for GraphQL and REST. */
export const ontologyAsData = {
  kinds: kinds.map(({ schema, orders, ...kind }) => ({
    ...kind,
    sortBy: [...kind.sortBy, ...orders.map(({ name }) => name)],
    fields: fieldsOf(schema),
  })),
  relations: relations.map(({ schema, ends, validitySource, ...relation }) => ({
    ...relation,
    heldBy: validitySource,
    ends: ends.map(([from, to]) => ({ from, to })),
    fields: fieldsOf(schema),
  })),
  vocabularies: vocabularies.map(({ name, description, terms }) => ({
    name,
    description,
    terms: Object.entries(terms).map(([code, { label, description }]) => ({
      code,
      label,
      description,
    })),
  })),
};

function fieldsOf(schema: Parameters<typeof fieldShapes>[0]) {
  return fieldShapes(schema).map(asData);
}

export interface FieldData extends Omit<FieldShape, 'type' | 'fields'> {
  readonly type: string;
  readonly fields: readonly FieldData[];
}

/** A field with its type as an enum code: `sourceReference` → `SOURCE_REFERENCE`. */
function asData(field: FieldShape): FieldData {
  const type = field.type.replace(/[A-Z]/g, '_$&').toUpperCase();
  return { ...field, type, fields: (field.fields ?? []).map(asData) };
}
