import type { FieldShape } from '../ontology/index.js';
import { checkDate, lowerBound, upperBound } from '../query/dates.js';
import type { Condition } from '../query/selection.js';
import type { Context } from './builder.js';

type Filter = (value: never, property: string, context: Context, field: string) => string;

const isIn: Filter = (values: unknown[], property, context) =>
  known(property, `${property} IN ${context.bind(values)}`);

/**
 * What each key of a filter means in Cypher. Every predicate is true or false, never unknown: `not` turns it round
 * safely. A value that is not known fulfils nothing but `notIn` and `known: false`.
 */
const filters: Record<string, Filter> = {
  in: isIn,
  notIn: (values: unknown[], property, context) =>
    `(${property} IS NULL OR NOT ${property} IN ${context.bind(values)})`,
  is: (value: boolean, property, context) =>
    known(property, `${property} = ${context.bind(value)}`),
  known: (value: boolean, property) => `${property} IS ${value ? 'NOT ' : ''}NULL`,
  contains: (text: string, property, context) =>
    known(property, `toLower(${property}) CONTAINS toLower(${context.bind(text)})`),
};

const dateFilters: Record<string, Filter> = {
  ...filters,
  from: (day: string, property, context, field) =>
    known(property, `${property} >= ${context.bind(lowerBound(checkDate(`${field}.from`, day)))}`),
  to: (day: string, property, context, field) => {
    const { most, reachBeyond } = upperBound(checkDate(`${field}.to`, day));
    return known(
      property,
      `${property} <= ${context.bind(most)} AND NOT ${property} IN ${context.bind(reachBeyond)}`,
    );
  },
};

const numberFilters: Record<string, Filter> = {
  ...filters,
  from: (least: number, property, context) =>
    known(property, `${property} >= ${context.bind(least)}`),
  to: (most: number, property, context) => known(property, `${property} <= ${context.bind(most)}`),
};

/** The predicates of a filter on one field. */
export function fieldFilter(
  owner: string,
  field: FieldShape,
  filter: Condition,
  context: Context,
): string[] {
  const meanings =
    field.type === 'date'
      ? dateFilters
      : field.type === 'number' || field.type === 'integer'
        ? numberFilters
        : filters;
  return Object.entries(filter)
    .filter(([, value]) => value != null)
    .map(([key, value]) => {
      const meaning = meanings[key];
      if (!meaning)
        throw new Error(
          `The schema lets through the key ${key} of ${field.name}, which has no meaning.`,
        );
      return meaning(value as never, `${owner}.${field.name}`, context, field.name);
    });
}

function known(property: string, predicate: string): string {
  return `(${property} IS NOT NULL AND ${predicate})`;
}
