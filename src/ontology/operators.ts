import type { FieldShape, FieldType } from './field-shape.js';

/** The types of fields that filters tell apart. */
export const filteredTypes = ['string', 'number', 'boolean', 'date', 'enum', 'amount'] as const;

export type FilteredType = (typeof filteredTypes)[number];

/** One operator of a filter on one type of field. */
interface OperatorShape {
  readonly name: string;
  readonly on: FilteredType;
  /** A value of the field's own type (of an amount, a number), a list of such values, true or false, or a currency. */
  readonly argument: 'VALUE' | 'LIST' | 'YES_OR_NO' | 'CURRENCY';
  readonly description: string;
  /**
   * The parameter of REST: what its name adds to the name of the field, and an example (an enum gives its own first
   * code). Null where REST has no such parameter.
   */
  readonly rest: { readonly suffix: string; readonly example?: string | number } | null;
}

const known = {
  name: 'known',
  argument: 'YES_OR_NO',
  description: 'True: a value is known. False: no value is known.',
  rest: null,
} as const;

/**
 * Every operator of a filter on a field. The inputs of GraphQL, the parameters of REST, the table in docs/rest.md and
 * the random filters of the tests follow from these rows. src/cypher/field-filter.ts renders each, except those on
 * amounts, which src/cypher/amount-filter.ts renders. tests/helpers/oracle/where.ts says once more what each means.
 */
export const operators = [
  {
    name: 'in',
    on: 'string',
    argument: 'LIST',
    description: 'Equals one of these texts (case-sensitive).',
    rest: { suffix: '', example: 'x' },
  },
  {
    name: 'contains',
    on: 'string',
    argument: 'VALUE',
    description: 'Contains this text (case-insensitive).',
    rest: null,
  },
  { ...known, on: 'string' },
  { name: 'in', on: 'number', argument: 'LIST', description: 'Equals one of these.', rest: null },
  {
    name: 'from',
    on: 'number',
    argument: 'VALUE',
    description: 'Greater than or equal to this.',
    rest: { suffix: 'From', example: 2 },
  },
  {
    name: 'to',
    on: 'number',
    argument: 'VALUE',
    description: 'Less than or equal to this.',
    rest: { suffix: 'To', example: 9 },
  },
  { ...known, on: 'number' },
  {
    name: 'is',
    on: 'boolean',
    argument: 'VALUE',
    description: 'Equals this.',
    rest: { suffix: '' },
  },
  { ...known, on: 'boolean' },
  {
    name: 'from',
    on: 'date',
    argument: 'VALUE',
    description: 'On or after this day.',
    rest: { suffix: 'From', example: '2021-08-01' },
  },
  {
    name: 'to',
    on: 'date',
    argument: 'VALUE',
    description: 'On or before this day.',
    rest: { suffix: 'To', example: '2021-08-31' },
  },
  { ...known, on: 'date', rest: { suffix: 'Known' } },
  {
    name: 'in',
    on: 'enum',
    argument: 'LIST',
    description: 'Equals one of these.',
    rest: { suffix: '' },
  },
  {
    name: 'notIn',
    on: 'enum',
    argument: 'LIST',
    description: 'Equals none of these. Unknown values match.',
    rest: null,
  },
  { ...known, on: 'enum' },
  {
    name: 'currency',
    on: 'amount',
    argument: 'CURRENCY',
    description: 'In this currency, by its ISO 4217 code.',
    rest: { suffix: 'Currency', example: 'USD' },
  },
  {
    name: 'from',
    on: 'amount',
    argument: 'VALUE',
    description: 'At least this much. Needs a currency.',
    rest: { suffix: 'From', example: 100_000_000 },
  },
  {
    name: 'to',
    on: 'amount',
    argument: 'VALUE',
    description: 'At most this much. Needs a currency.',
    rest: { suffix: 'To', example: 1_000_000_000 },
  },
  { ...known, on: 'amount' },
] as const satisfies readonly OperatorShape[];

/** The names of the operators on one type of field, for tables that must have an entry for each. */
export type OperatorName<Type extends FilteredType> = Extract<
  (typeof operators)[number],
  { on: Type }
>['name'];

export type Operator = OperatorShape;

/** The operators on one type of field, in the order of the table. */
export function operatorsOn(type: FilteredType): readonly Operator[] {
  return operators.filter(({ on }) => on === type);
}

const typesOfFields: Readonly<Record<FieldType, FilteredType | undefined>> = {
  string: 'string',
  reference: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  enum: 'enum',
  sourceReference: undefined,
  object: undefined,
};

/** The type of a field as filters know it; undefined where there is no filter on the field. */
export function filteredTypeOf({ type, list, objectName }: FieldShape): FilteredType | undefined {
  if (list) return objectName === 'Amount' ? 'amount' : undefined;
  return typesOfFields[type];
}

/** The filters on who states a record, of every kind and relation, with what they mean. */
export const statedFilters = {
  dataSet: 'Stated by one of these data sets.',
  differing: 'True: data sets contradict each other about it. False: they do not.',
} as const;
