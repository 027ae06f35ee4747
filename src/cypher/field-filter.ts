import {
  type FieldShape,
  type FilteredType,
  filteredTypeOf,
  mentionFieldOf,
  type OperatorName,
} from '../ontology/index.js';
import { checkDate, lowerBound, upperBound } from '../query/dates.js';
import type { Filter } from '../query/selection.js';
import { amountFilter } from './amount-filter.js';
import type { StatementBuilder } from './builder.js';

type Renderer = (
  value: never,
  property: string,
  context: StatementBuilder,
  field: string,
) => string;

/**
 * Renders each operator of src/ontology/operators.ts except those on amounts; the TypeScript compiler rejects a table
 * that lacks one. Every predicate is true or false, never null, so that `not` can negate it. A missing value satisfies
 * only `notIn` and `known: false`.
 */
const renderers: {
  readonly [Type in Exclude<FilteredType, 'amount'>]: Readonly<
    Record<OperatorName<Type>, Renderer>
  >;
} = {
  string: {
    in: isIn,
    contains: (text: string, property, context) =>
      notNullAnd(property, `toLower(${property}) CONTAINS toLower(${context.parameter(text)})`),
    known: isKnown,
  },
  number: {
    in: isIn,
    from: (least: number, property, context) =>
      notNullAnd(property, `${property} >= ${context.parameter(least)}`),
    to: (most: number, property, context) =>
      notNullAnd(property, `${property} <= ${context.parameter(most)}`),
    known: isKnown,
  },
  boolean: {
    is: (value: boolean, property, context) =>
      notNullAnd(property, `${property} = ${context.parameter(value)}`),
    known: isKnown,
  },
  date: {
    from: (day: string, property, context, field) => {
      const least = lowerBound(checkDate(`${field}.from`, day));
      return notNullAnd(property, `${property} >= ${context.parameter(least)}`);
    },
    to: (day: string, property, context, field) => {
      const { most, reachBeyond } = upperBound(checkDate(`${field}.to`, day));
      return notNullAnd(
        property,
        `${property} <= ${context.parameter(most)} AND NOT ${property} IN ${context.parameter(reachBeyond)}`,
      );
    },
    known: isKnown,
  },
  enum: {
    in: isIn,
    notIn: (values: unknown[], property, context) =>
      `(${property} IS NULL OR NOT ${property} IN ${context.parameter(values)})`,
    known: isKnown,
  },
};

/**
 * The predicates of a filter on one field, one per operator. Throws BAD_USER_INPUT for an invalid date, and for a bound
 * of an amount without a currency.
 */
export function fieldFilter(
  owner: string,
  field: FieldShape,
  filter: Filter,
  context: StatementBuilder,
): string[] {
  const type = filteredTypeOf(field);
  if (type === 'amount') return amountFilter(owner, field, filter, context);
  const byName: Readonly<Record<string, Renderer>> = type ? renderers[type] : {};
  return Object.entries(filter)
    .filter(([, value]) => value != null)
    .map(([name, value]) => {
      const render = byName[name];
      if (!render)
        throw new Error(`The schema lets through ${name} of ${field.name}, which is no operator.`);
      return render(value as never, `${owner}.${field.name}`, context, field.name);
    });
}

function isIn(values: unknown[], property: string, context: StatementBuilder): string {
  return notNullAnd(property, `${property} IN ${context.parameter(values)}`);
}

function isKnown(value: boolean, property: string): string {
  return `${property} IS ${value ? 'NOT ' : ''}NULL`;
}

function notNullAnd(property: string, predicate: string): string {
  return `(${property} IS NOT NULL AND ${predicate})`;
}

/** The predicate that a source only mentions an entity: true or false, never null. Undefined for kinds without one. */
export function onlyMentioned(
  kind: string,
  node: string,
  context: StatementBuilder,
): string | undefined {
  const mention = mentionFieldOf(kind);
  if (!mention) return undefined;
  return `coalesce(${node}.${mention.field} IN ${context.parameter(mention.codes)}, false)`;
}
