import {
  type FieldShape,
  type FilteredType,
  fieldShapes,
  filteredTypeOf,
  kinds,
  operatorsOn,
  traversalsOf,
  vocabularies,
} from '../../ontology/index.js';
import { block, constant, described, distinctSides, otherType, sideStem } from './text.js';

/** The filters by type of field, and one a vocabulary for enums. */
export function fieldFilters(): string[] {
  return [
    ...filterInputs.map(({ type, name, description, value }) =>
      block(description, `input ${name}`, operatorLines(type, value)),
    ),
    ...vocabularies.map(({ name }) =>
      block(`Filter by ${name}.`, `input ${name}Filter`, operatorLines('enum', name)),
    ),
  ];
}

const filterInputs = [
  { type: 'string', name: 'StringFilter', value: 'String', description: 'Filter by a text.' },
  { type: 'number', name: 'NumberFilter', value: 'Float', description: 'Filter by a number.' },
  { type: 'boolean', name: 'BooleanFilter', value: 'Boolean', description: 'Filter by yes or no.' },
  {
    type: 'date',
    name: 'DateFilter',
    value: 'Date',
    description:
      'Filter by a date. A date known to the month or year alone passes when all of it lies within.',
  },
] as const;

function operatorLines(type: FilteredType, value: string): string[] {
  const argumentTypes = { VALUE: value, LIST: `[${value}!]`, YES_OR_NO: 'Boolean' };
  return operatorsOn(type).map(({ name, argument, description }) =>
    described(description, `${name}: ${argumentTypes[argument]}`),
  );
}

/** A filter for each kind: its own fields, its relations, and their combinations. */
export function whereInputs(): string[] {
  return kinds.flatMap((kind) => {
    const sides = traversalsOf(kind.name);
    const where = `${kind.name}Where`;
    return [
      block(
        `Which ${kind.plural} to list. What stands side by side must all hold.`,
        `input ${where}`,
        [
          described('One of these ids.', 'id: [ID!]'),
          described('One of these names, in any language; exact names only.', 'anyName: [String!]'),
          ...fieldShapes(kind.schema)
            .filter((field) => field.name !== 'id')
            .flatMap(filterLine),
          ...sides.map((side) =>
            described(
              `${side.relation.sentence}: with one of these, each an id or any exact name.`,
              `${side.field}: [String!]`,
            ),
          ),
          ...(kind.name === 'Policy'
            ? [
                described(
                  'Reaches a sector or a company, directly or through the tree of sectors.',
                  'affecting: Affecting',
                ),
              ]
            : []),
          described(
            'At least one relation of each named sort fulfils its condition.',
            `some: ${kind.name}Relations`,
          ),
          described(
            'No relation of each named sort fulfils its condition.',
            `none: ${kind.name}Relations`,
          ),
          described('All of these.', `and: [${where}!]`),
          described('At least one of these.', `or: [${where}!]`),
          described(
            'All that this does not hold for; what is not known is among it.',
            `not: ${where}`,
          ),
        ],
      ),
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
      described('What stands at the other end.', `node: ${otherType(side)}Where`),
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
      `What ${kind.plural} can be sorted by.`,
      `enum ${kind.name}OrderField`,
      ['id', 'name', ...kind.sortBy].map((field) =>
        described(`By ${field}; what is not known comes last.`, constant(field)),
      ),
    ),
    block(`Order of ${kind.plural}; ties by id.`, `input ${kind.name}Order`, [
      described('What to sort by.', `field: ${kind.name}OrderField!`),
      described('Which way.', 'direction: OrderDirection! = ASC'),
    ]),
  ]);
}

function filterLine(field: FieldShape): string[] {
  const type = filteredTypeOf(field);
  const name =
    type === 'enum'
      ? `${field.vocabulary}Filter`
      : filterInputs.find((input) => input.type === type)?.name;
  return name ? [described(field.description, `${field.name}: ${name}`)] : [];
}
