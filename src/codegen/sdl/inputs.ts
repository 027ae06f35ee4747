import {
  type CountedField,
  countedFields,
  type FieldShape,
  type FilteredType,
  fieldShapes,
  filteredTypeOf,
  kinds,
  mentionDescription,
  mentionFieldOf,
  operatorsOn,
  orderDescription,
  type RelationFilter,
  relationFiltersOf,
  statedFilters,
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
  { type: 'boolean', name: 'BooleanFilter', value: 'Boolean', description: 'Filter by a boolean.' },
  {
    type: 'date',
    name: 'DateFilter',
    value: 'Date',
    description:
      'Filter by a date. A date known only to the month or year matches if the whole month or year is in the range.',
  },
  {
    type: 'amount',
    name: 'AmountFilter',
    value: 'Float',
    description:
      'Filter by an amount of money. All conditions are about one and the same amount. Amounts in different currencies are never compared, so a bound needs a currency.',
  },
] as const;

function operatorLines(type: FilteredType, value: string): string[] {
  const argumentTypes = {
    VALUE: value,
    LIST: `[${value}!]`,
    YES_OR_NO: 'Boolean',
    CURRENCY: 'String',
  };
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
      block(`Which ${kind.plural} to list. All conditions must hold.`, `input ${where}`, [
        described('One of these ids.', 'id: [ID!]'),
        described('Any of its names equals one of these, in any language.', 'anyName: [String!]'),
        ...fieldShapes(kind.schema)
          .filter((field) => field.name !== 'id')
          .flatMap(filterLine),
        ...relationFiltersOf(kind.name).map((filter) =>
          described(relationFilterDescription(filter), `${filter.field}: [String!]`),
        ),
        ...countedFields.map((one) =>
          described(countedDescription(one), `${one.argument}: [${one.vocabulary}!]`),
        ),
        ...(kind.name === 'Policy'
          ? [
              described(
                'Affects a sector or a company, directly or through the sector tree.',
                'affecting: Affecting',
              ),
            ]
          : []),
        ...mentionLines(kind.name),
        ...statedLines,
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
      ...(side.relation.derived
        ? []
        : [
            described(
              'Read in one of these sources, each an id or any exact name.',
              'readIn: [String!]',
            ),
            ...statedLines,
          ]),
    ]),
  );
}

/** What a relation filter means, for GraphQL and REST. */
export function relationFilterDescription({ sentence, takesInParts }: RelationFilter): string {
  const parts = takesInParts ? ' A sector or place includes its parts.' : '';
  return `${sentence}: the other end is one of these, each an id or any exact name.${parts}`;
}

/** What `relationStatus` and `relationCertainty` mean, for GraphQL and REST. */
export function countedDescription({ field, codes, hasExceptions }: CountedField): string {
  const others = hasExceptions
    ? ` Relations of a policy or an event always count, because these have a ${field} of their own.`
    : '';
  return `Which relations count in this filter and within it, by ${field}, where a condition does not name the ${field} itself. Default: ${codes.join(', ')}.${others}`;
}

function mentionLines(kind: string): string[] {
  const mention = mentionFieldOf(kind);
  return mention ? [described(mentionDescription(mention), 'onlyMentioned: Boolean')] : [];
}

/** Who states a record, and whether all agree. */
const statedLines = [
  described(statedFilters.dataSet, 'dataSet: [String!]'),
  described(statedFilters.differing, 'differing: Boolean'),
];

/** The orders of the lists. */
export function orderInputs(): string[] {
  return kinds.flatMap((kind) => [
    block(`The fields by which ${kind.plural} can be sorted.`, `enum ${kind.name}OrderField`, [
      ...['id', 'name', ...kind.sortBy].map((field) =>
        described(`By ${field}. Unknown values come last.`, constant(field)),
      ),
      ...kind.orders.map((order) =>
        described(
          orderDescription(order, mentionFieldOf(kind.name) !== null),
          constant(order.name),
        ),
      ),
    ]),
    block(`Order of ${kind.plural}; ties by id.`, `input ${kind.name}Order`, [
      described('The field to sort by.', `field: ${kind.name}OrderField!`),
      described('Sort direction.', 'direction: OrderDirection! = ASC'),
      ...(kind.orders.some(({ by }) => by === 'AMOUNT')
        ? [
            described(
              'For AMOUNT, which needs it: the currency, by its ISO 4217 code. Amounts in other currencies do not count.',
              'currency: String',
            ),
          ]
        : []),
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
