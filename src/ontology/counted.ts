import { fieldShapes } from './field-shape.js';
import { relations } from './relations.js';
import { vocabularies } from './vocabularies.js';

/** A field of relations with codes that filters and counts leave out unless a request asks for them. */
export interface CountedField {
  readonly field: string;
  readonly vocabulary: string;
  /** The argument of filters that asks for other codes, such as `relationStatus`. */
  readonly argument: string;
  /** The codes that count by default. */
  readonly codes: readonly string[];
  /** The types of relation that have the field. */
  readonly relations: ReadonlySet<string>;
}

/**
 * The fields that decide whether a relation counts where a filter or a count names only its type. A relation counts if
 * its source says that it holds or held, and does not call it unlikely. Derived from the terms of the vocabularies.
 */
export const countedFields: readonly CountedField[] = vocabularies.flatMap(({ name, terms }) => {
  const codes = Object.entries(terms).flatMap(([code, { counted }]) =>
    counted === false ? [] : [code],
  );
  if (codes.length === Object.keys(terms).length) return [];
  // An event has its own status to filter by, so its parties and places count whatever their status is.
  const own = relations.filter(({ validitySource }) => validitySource !== 'EVENT');
  const having = own.flatMap((relation) =>
    fieldShapes(relation.schema).flatMap((shape) =>
      shape.vocabulary === name ? [{ relation: relation.name, field: shape.name }] : [],
    ),
  );
  const [first] = having;
  if (!first) return [];
  const { field } = first;
  return {
    field,
    vocabulary: name,
    argument: `relation${field.charAt(0).toUpperCase()}${field.slice(1)}`,
    codes,
    relations: new Set(having.map(({ relation }) => relation)),
  };
});
