import type { z } from 'zod';
import { UserError } from '../../../errors.js';
import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  onceEach,
  traversalsOf,
  vocabularies,
} from '../../../ontology/index.js';
import type { Filter } from '../../../query/selection.js';
import { choices, flag, number, optionalDay, optionalText, texts } from '../openapi/parameters.js';
import { examples } from './examples.js';

/** Each is a pattern of its own, and Neo4j takes seconds to plan a question with many. */
const MAX_FILTERS = 12;

/** A parameter that narrows a list, and what it means to the graph. */
export interface RestFilter {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly condition: (value: never) => Filter;
}

/** The filters of a kind, read from the ontology: names, codes, dates, numbers, relations. */
export const filtersOf = onceEach((kind): readonly RestFilter[] => {
  const fields = fieldShapes(kindNamed(kind).schema);
  const readable = ['name', 'nameZh', 'summary', 'text'].filter((name) =>
    fields.some((field) => field.name === name),
  );
  return [
    textFilter(readable),
    nameFilter(kind),
    ...fields
      .filter(({ name, list }) => !list && name !== 'id' && !readable.includes(name))
      .flatMap(fieldFilters),
    ...traversalsOf(kind).map(({ field, relation, targetKinds }) => ({
      name: field,
      schema: texts(
        `${relation.sentence}: the other end is one of these, each an id or any exact name.`,
        examples[targetKinds[0] ?? '']?.id ?? '',
      ),
      condition: (value: string[]) => ({ [field]: value }),
    })),
    ...(kind === 'Policy' ? affectingFilters : []),
  ] as RestFilter[];
});

/** The condition that all given filters hold. */
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
  const conditions = given.map(({ name, condition }) => condition(query[name] as never));
  return conditions.length > 0 ? { and: conditions } : {};
}

/** The parameters of a kind's filters, for the description of a route. */
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
  const { name, type, description } = field;
  const on = (key: string) => (value: unknown) => ({ [name]: { [key]: value } });
  if (type === 'enum') {
    const terms = vocabularies.find((one) => one.name === field.vocabulary)?.terms ?? {};
    const codes = Object.keys(terms) as [string, ...string[]];
    return [{ name, schema: choices(codes, `${description} One of these.`), condition: on('in') }];
  }
  if (type === 'date') {
    const stem = name.replace(/On$/, '');
    return [
      {
        name: `${stem}From`,
        schema: optionalDay(`${description} On or after this day.`, '2021-08-01'),
        condition: on('from'),
      },
      {
        name: `${stem}To`,
        schema: optionalDay(`${description} On or before this day.`, '2021-08-31'),
        condition: on('to'),
      },
    ];
  }
  if (type === 'number' || type === 'integer')
    return [
      { name: `${name}From`, schema: number(`${description} At least.`, 2), condition: on('from') },
      { name: `${name}To`, schema: number(`${description} At most.`, 9), condition: on('to') },
    ];
  if (type === 'boolean') return [{ name, schema: flag(description), condition: on('is') }];
  return [
    {
      name,
      schema: texts(`${description} One of these (case-sensitive).`, 'x'),
      condition: on('in'),
    },
  ];
}

const affectingFilters: RestFilter[] = (['sector', 'company'] as const).map((what) => ({
  name: `affecting${what[0]?.toUpperCase()}${what.slice(1)}`,
  schema: texts(
    `Affects one of these ${what === 'sector' ? 'sectors' : 'companies'}, directly or through the sector tree. Each is an id or any exact name. /v1/policies-affecting gives the reasons.`,
    what === 'sector' ? 'EV makers' : 'NIO',
  ),
  condition: (value: string[]) => ({ affecting: { [what]: value } }),
}));
