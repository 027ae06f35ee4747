import {
  type FieldShape,
  fieldShapes,
  kinds,
  traversalsOf,
  vocabularies,
} from '../../ontology/index.js';
import { block, constant, described, distinctSides, otherType, sideStem } from './text.js';

const filterTypes: Partial<Record<FieldShape['type'], string>> = {
  string: 'StringFilter',
  integer: 'NumberFilter',
  number: 'NumberFilter',
  boolean: 'BooleanFilter',
  date: 'DateFilter',
  reference: 'StringFilter',
};

/** Filters for enums, one a vocabulary. */
export function enumFilters(): string[] {
  return vocabularies.map(({ name }) =>
    block(`Filter by ${name}.`, `input ${name}Filter`, [
      described('Equals one of these.', `in: [${name}!]`),
      described('Equals none of these. Unknown values match.', `notIn: [${name}!]`),
      described('True: a value is known. False: no value is known.', 'known: Boolean'),
    ]),
  );
}

/** A filter for each kind: its own fields, its relations, and their combinations. */
export function whereInputs(): string[] {
  return kinds.flatMap((kind) => {
    const sides = traversalsOf(kind.name);
    const where = `${kind.name}Where`;
    return [
      block(`Which ${kind.plural} to list. All conditions must hold.`, `input ${where}`, [
        described('One of these ids.', 'id: [ID!]'),
        described('Any of its names equals one of these, in any language.', 'anyName: [String!]'),
        ...fieldShapes(kind.schema)
          .filter((field) => field.name !== 'id')
          .flatMap(filterLine),
        ...sides.map((side) =>
          described(
            `${side.relation.sentence}: the other end is one of these, each an id or any exact name.`,
            `${side.field}: [String!]`,
          ),
        ),
        ...(kind.name === 'Policy'
          ? [
              described(
                'Affects a sector or a company, directly or through the sector tree.',
                'affecting: Affecting',
              ),
            ]
          : []),
        described(
          'For each relation named here, at least one relation of that type meets the condition.',
          `some: ${kind.name}Relations`,
        ),
        described(
          'For each relation named here, no relation of that type meets the condition.',
          `none: ${kind.name}Relations`,
        ),
        described('All of these conditions hold.', `and: [${where}!]`),
        described('At least one of these conditions holds.', `or: [${where}!]`),
        described(
          'The condition does not hold. Rows for which it is unknown match too.',
          `not: ${where}`,
        ),
      ]),
      block(
        `Conditions on the relations of ${kind.plural}.`,
        `input ${kind.name}Relations`,
        sides.map((side) =>
          described(side.relation.sentence, `${side.field}: ${sideStem(side)}Condition`),
        ),
      ),
    ];
  });
}

/** Conditions on one relation: on what it says itself and on what stands at its other end. */
export function conditionInputs(): string[] {
  return [...distinctSides(kinds.flatMap((kind) => traversalsOf(kind.name)))].map(([stem, side]) =>
    block(`Which relations to count: ${side.relation.sentence}.`, `input ${stem}Condition`, [
      described('Filter for the entity at the other end.', `node: ${otherType(side)}Where`),
      ...fieldShapes(side.relation.schema)
        .filter(({ name }) => name !== 'from' && name !== 'to')
        .flatMap(filterLine),
    ]),
  );
}

/** The orders of the lists. */
export function orderInputs(): string[] {
  return kinds.flatMap((kind) => [
    block(
      `The fields by which ${kind.plural} can be sorted.`,
      `enum ${kind.name}OrderField`,
      ['id', 'name', ...kind.sortBy].map((field) =>
        described(`By ${field}. Unknown values come last.`, constant(field)),
      ),
    ),
    block(`Order of ${kind.plural}; ties by id.`, `input ${kind.name}Order`, [
      described('The field to sort by.', `field: ${kind.name}OrderField!`),
      described('Sort direction.', 'direction: OrderDirection! = ASC'),
    ]),
  ]);
}

function filterLine(field: FieldShape): string[] {
  const type = field.type === 'enum' ? `${field.vocabulary}Filter` : filterTypes[field.type];
  return type && !field.list ? [described(field.description, `${field.name}: ${type}`)] : [];
}
