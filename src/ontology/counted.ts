import { type FieldShape, fieldShapes } from './field-shape.js';
import type { Relation } from './relation.js';
import { relations } from './relations.js';
import { vocabularies } from './vocabularies.js';
import { countedCodes } from './vocabulary.js';

/** A field of relations with codes that filters and counts leave out unless a request asks for them. */
export interface CountedField {
  readonly field: string;
  readonly vocabulary: string;
  /** The argument of filters that asks for other codes, such as `relationStatus`. */
  readonly argument: string;
  readonly allCodes: readonly string[];
  /** The codes that count by default. */
  readonly codes: readonly string[];
  /** The types of relation that the field decides about. */
  readonly relations: ReadonlySet<string>;
  /** Whether relations of policies and events have the field as well, which decides nothing there. */
  readonly hasExceptions: boolean;
}

/**
 * The fields that decide whether a relation counts where a filter or a count names only its type. A relation counts if
 * its source says that it holds or held, and does not call it unlikely. Derived from the terms of the vocabularies.
 */
export const countedFields: readonly CountedField[] = vocabularies.flatMap((vocabulary) => {
  const { name, terms } = vocabulary;
  const [allCodes, codes] = [Object.keys(terms), countedCodes(vocabulary)];
  if (codes.length === allCodes.length) return [];
  const having = relations.flatMap((relation) =>
    fieldShapes(relation.schema)
      .filter((shape) => shape.vocabulary === name)
      .map((shape) => ({ relation, shape })),
  );
  const deciding = having.filter(({ relation, shape }) => decides(relation, shape));
  const [first] = deciding;
  if (!first) return [];
  const { name: field } = first.shape;
  return {
    field,
    vocabulary: name,
    argument: `relation${field.charAt(0).toUpperCase()}${field.slice(1)}`,
    allCodes,
    codes,
    relations: new Set(deciding.map(({ relation }) => relation.name)),
    hasExceptions: deciding.length < having.length,
  };
});

/**
 * Whether the field decides if the relation counts. A policy and an event have their own status to filter by, so what a
 * policy addresses and who took part in an event count whatever the status of the relation is.
 */
function decides({ validitySource }: Relation, { name }: FieldShape): boolean {
  return name !== 'status' || validitySource === 'SELF';
}
