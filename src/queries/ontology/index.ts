import {
  type FieldShape,
  fieldShapes,
  kinds,
  relations,
  vocabularies,
} from '../../ontology/index.js';
import type { OntologyAnswer } from './answer.js';

/** The ontology as plain data, for GraphQL and REST. */
export const ontologyAsData: OntologyAnswer = {
  kinds: kinds.map(({ schema, orders, ...kind }) => ({
    ...kind,
    sortBy: [...kind.sortBy, ...orders.map(({ name }) => name)],
    fields: fieldShapes(schema).map(fieldAsData),
  })),
  relations: relations.map(({ schema, ends, validitySource, ...relation }) => ({
    ...relation,
    heldBy: validitySource,
    ends: ends.map(([from, to]) => ({ from, to })),
    fields: fieldShapes(schema).map(fieldAsData),
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

type FieldData = OntologyAnswer['kinds'][number]['fields'][number];

/** A field with its type as an enum code: `sourceReference` → `SOURCE_REFERENCE`. */
function fieldAsData(field: FieldShape): FieldData {
  const type = field.type.replace(/[A-Z]/g, '_$&').toUpperCase();
  return { ...field, type, fields: (field.fields ?? []).map(fieldAsData) };
}
