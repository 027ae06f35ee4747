import type { FieldShape } from '../ontology/index.js';
import { checkDate, lowerBound, upperBound } from '../query/dates.js';
import type { Filter } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';

type Operator = (
  value: never,
  property: string,
  context: StatementBuilder,
  field: string,
) => string;

const isIn: Operator = (values: unknown[], property, context) =>
  known(property, `${property} IN ${context.parameter(values)}`);

/**
 * What each key of a filter means in Cypher. Every predicate is true or false, never unknown: `not` turns it round
 * safely. A value that is not known fulfils nothing but `notIn` and `known: false`.
 */
const filters: Record<string, Operator> = {
  in: isIn,
  notIn: (values: unknown[], property, context) =>
    `(${property} IS NULL OR NOT ${property} IN ${context.parameter(values)})`,
  is: (value: boolean, property, context) =>
    known(property, `${property} = ${context.parameter(value)}`),
  known: (value: boolean, property) => `${property} IS ${value ? 'NOT ' : ''}NULL`,
  contains: (text: string, property, context) =>
    known(property, `toLower(${property}) CONTAINS toLower(${context.parameter(text)})`),
};

const dateFilters: Record<string, Operator> = {
  ...filters,
  from: (day: string, property, context, field) =>
    known(
      property,
      `${property} >= ${context.parameter(lowerBound(checkDate(`${field}.from`, day)))}`,
    ),
  to: (day: string, property, context, field) => {
    const { most, reachBeyond } = upperBound(checkDate(`${field}.to`, day));
    return known(
      property,
      `${property} <= ${context.parameter(most)} AND NOT ${property} IN ${context.parameter(reachBeyond)}`,
    );
  },
};

const numberFilters: Record<string, Operator> = {
  ...filters,
  from: (least: number, property, context) =>
    known(property, `${property} >= ${context.parameter(least)}`),
  to: (most: number, property, context) =>
    known(property, `${property} <= ${context.parameter(most)}`),
};

/** The predicates of a filter on one field. */
export function fieldFilter(
  owner: string,
  field: FieldShape,
  filter: Filter,
  context: StatementBuilder,
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
