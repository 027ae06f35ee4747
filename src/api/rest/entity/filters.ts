import type { z } from 'zod';
import { countedDescription, relationFilterDescription } from '../../../codegen/sdl/inputs.js';
import { UserError } from '../../../errors.js';
import {
  countedFields,
  type FieldShape,
  type FilteredType,
  fieldShapes,
  filteredTypeOf,
  kindNamed,
  mentionDescription,
  mentionFieldOf,
  type Operator,
  onceEach,
  operatorsOn,
  relationFiltersOf,
  statedFilters,
} from '../../../ontology/index.js';
import type { Filter } from '../../../query/selection.js';
import {
  choice,
  choices,
  currency,
  flag,
  number,
  optionalDay,
  optionalText,
  texts,
} from '../openapi/parameters.js';
import { examples } from './examples.js';

/** Maximum number of filters per request. Each adds a pattern, and Neo4j takes seconds to plan many of them. */
const MAX_FILTERS = 12;

/** A query parameter that filters a list, with its schema and the filter that a value stands for. */
export interface RestFilter {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly condition: (value: never) => Filter;
  /** True if it is no condition itself, but says which relations count in all others. */
  readonly countsAround?: boolean;
  /** The field that it is a condition on, if it is on one. */
  readonly field?: string;
}

/** The filters of a kind, derived from the ontology: names, codes, dates, numbers, relations. */
export const filtersOf = onceEach((kind): readonly RestFilter[] => {
  const fields = fieldShapes(kindNamed(kind).schema);
  const readable = ['name', 'nameZh', 'summary', 'text'].filter((name) =>
    fields.some((field) => field.name === name),
  );
  return [
    textFilter(readable),
    nameFilter(kind),
    ...fields.filter(({ name }) => name !== 'id' && !readable.includes(name)).flatMap(fieldFilters),
    ...relationFiltersOf(kind).map((filter) => ({
      name: filter.field,
      schema: texts(
        relationFilterDescription(filter),
        examples[filter.targetKinds[0] ?? '']?.id ?? '',
      ),
      condition: (value: string[]) => ({ [filter.field]: value }),
    })),
    ...countedFields.map((one) => ({
      name: one.argument,
      schema: choices(one.allCodes, countedDescription(one)),
      condition: (value: string[]) => ({ [one.argument]: value }),
      countsAround: true,
    })),
    ...(kind === 'Policy' ? affectingFilters : []),
    ...mentionFilters(kind),
    ...filtersOnStatements,
  ] as RestFilter[];
});

/**
 * The conjunction of all filters in a query; empty if it has none. Throws LIMIT_EXCEEDED for more than MAX_FILTERS
 * filters.
 */
export function conditionOf(kind: string, query: Readonly<Record<string, unknown>>): Filter {
  const given = filtersOf(kind).filter(({ name }) => query[name] !== undefined);
  if (given.length > MAX_FILTERS) {
    const names = given.map(({ name }) => name).join(', ');
    throw new UserError(
      'LIMIT_EXCEEDED',
      `${names}: ${given.length} filters at once; at most ${MAX_FILTERS} are allowed. Leave some out, or ask GraphQL.`,
      { limit: MAX_FILTERS, argument: given[MAX_FILTERS]?.name },
    );
  }
  const conditionsOf = (around: boolean) =>
    given
      .filter(({ countsAround = false }) => countsAround === around)
      .map(({ name, field, condition }) => ({
        field,
        condition: condition(query[name] as never),
      }));
  const conditions = joined(conditionsOf(false));
  const around = conditionsOf(true).map(({ condition }) => condition);
  return Object.assign({}, ...around, conditions.length > 0 ? { and: conditions } : {});
}

/** The conditions, those on one field as one: a currency and its bounds are about the same amount. */
function joined(
  given: readonly { readonly field?: string; readonly condition: Filter }[],
): Filter[] {
  const found = new Map<string, Filter>();
  for (const [at, { field, condition }] of given.entries()) {
    const key = field ?? String(at);
    const before = found.get(key);
    found.set(
      key,
      field && before
        ? { [field]: { ...(before[field] as Filter), ...(condition[field] as Filter) } }
        : condition,
    );
  }
  return [...found.values()];
}

/** The schemas of a kind's filters by parameter name, for the querystring of a route. */
export function filterParameters(kind: string): z.ZodRawShape {
  return Object.fromEntries(filtersOf(kind).map(({ name, schema }) => [name, schema]));
}

function textFilter(fields: readonly string[]): RestFilter {
  return {
    name: 'q',
    schema: optionalText(
      `Contains this text (case-insensitive): ${fields.join(', ')}. Matches parts of names. /v1/search also tolerates misspellings.`,
      'plan',
    ),
    condition: (value: string) => ({
      or: fields.map((field) => ({ [field]: { contains: value } })),
    }),
  };
}

function nameFilter(kind: string): RestFilter {
  return {
    name: 'name',
    schema: texts('One of these ids or exact names, in any language.', examples[kind]?.id ?? ''),
    condition: (value: string[]) => ({ anyName: value }),
  };
}

function fieldFilters(field: FieldShape): RestFilter[] {
  const type = filteredTypeOf(field);
  return (type ? operatorsOn(type) : []).flatMap((operator) => {
    const name = parameterName(field.name, operator);
    if (name === undefined) return [];
    return {
      name,
      field: field.name,
      schema: parameterSchema(field, operator),
      condition: (value: unknown) => ({ [field.name]: { [operator.name]: value } }),
    };
  });
}

/** The parameter for an operator on a field, such as `issuedFrom` or `amountFrom`. Undefined if REST has none. */
export function parameterName(field: string, { on, rest }: Operator): string | undefined {
  if (!rest) return undefined;
  return rest.suffix ? `${field.replace(on === 'amount' ? /s$/ : /On$/, '')}${rest.suffix}` : field;
}

function parameterSchema(field: FieldShape, operator: Operator): z.ZodType {
  const { on, argument, rest } = operator;
  const description = `${field.description} ${operator.description}`;
  if (argument === 'YES_OR_NO') return flag(description);
  if (argument === 'CURRENCY') return currency(description, String(rest?.example));
  const [make, makeList] = schemas[on];
  const schema = argument === 'LIST' ? makeList : make;
  if (!schema) throw new Error(`REST has no list of the type ${on}: add one to schemas.`);
  return schema(description, rest?.example as never, field);
}

type MakeSchema = (description: string, example: never, field: FieldShape) => z.ZodType;

/** For each field type, the schemas of a parameter with one value and of a parameter with a list. */
const schemas: Readonly<Record<FilteredType, readonly [MakeSchema, MakeSchema?]>> = {
  string: [optionalText, texts],
  number: [number],
  boolean: [flag],
  date: [optionalDay],
  amount: [number],
  enum: [
    (description, _, { codes = [] }) => choice(codes, description),
    (description, _, { codes = [] }) => choices(codes, description),
  ],
};

function mentionFilters(kind: string): RestFilter[] {
  const mention = mentionFieldOf(kind);
  if (!mention) return [];
  const condition = (value: boolean) => ({ onlyMentioned: value });
  return [{ name: 'onlyMentioned', schema: flag(mentionDescription(mention)), condition }];
}

const filtersOnStatements = [
  {
    name: 'dataSet',
    schema: texts(
      `${statedFilters.dataSet} /v1/data-sets lists them.`,
      'merics-china-industries-2021-09-07',
    ),
    condition: (value: string[]) => ({ dataSet: value }),
  },
  {
    name: 'differing',
    schema: flag(statedFilters.differing),
    condition: (value: boolean) => ({ differing: value }),
  },
];

const affectingFilters: RestFilter[] = (['sector', 'company'] as const).map((what) => ({
  name: `affecting${what[0]?.toUpperCase()}${what.slice(1)}`,
  schema: texts(
    `Affects one of these ${what === 'sector' ? 'sectors' : 'companies'}, directly or through the sector tree. Each is an id or any exact name. /v1/policies-affecting gives the reasons.`,
    what === 'sector' ? 'EV makers' : 'NIO',
  ),
  condition: (value: string[]) => ({ affecting: { [what]: value } }),
}));
