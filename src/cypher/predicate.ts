import { fieldShapes, kindNamed, type Side, sidesOf } from '../ontology/index.js';
import type { Affecting } from '../query/reach.js';
import type { Condition } from '../query/selection.js';
import type { Context } from './builder.js';
import { fieldFilter } from './field-filter.js';
import { pattern } from './pattern.js';
import { affectingOf } from './reach.js';
import { relationHolds } from './validity.js';

/** The predicate of a filter on a node of one kind. What stands side by side must all hold. */
export function whereOf(kind: string, where: Condition, node: string, context: Context): string {
  const fields = new Map(fieldShapes(kindNamed(kind).schema).map((field) => [field.name, field]));
  const sides = new Map(sidesOf(kind).map((side) => [side.field, side]));
  const inner = (condition: unknown) => whereOf(kind, condition as Condition, node, context);
  const parts = given(where).flatMap(([key, value]): string[] => {
    if (key === 'id') return [`${node}.id IN ${context.bind(value)}`];
    if (key === 'anyName')
      return [`${node}.id IN ${context.bind(context.names.idsOf(value as string[], [kind]))}`];
    if (key === 'and') return (value as Condition[]).map(inner);
    if (key === 'or') return [anyOf((value as Condition[]).map(inner), context)];
    // The parameter keeps Neo4j from seeing that NOT true holds of nothing: it would drop the match and refuse its hint.
    if (key === 'not') return [`NOT (${inner(value)} AND ${context.bind(true)})`];
    if (key === 'affecting') return [affectingOf(value as Affecting, node, context)];
    if (key === 'some') return relationsOf(value as Condition, sides, node, context);
    if (key === 'none')
      return relationsOf(value as Condition, sides, node, context).map((part) => `NOT ${part}`);
    const field = fields.get(key);
    if (field) return fieldFilter(node, field, value as Condition, context);
    const side = sides.get(key);
    if (side) return [tiedTo(side, value as string[], node, context)];
    throw new Error(`The schema lets through the key ${key} of ${kind}, which has no meaning.`);
  });
  return allOf(parts);
}

/** The predicate of a condition on a relation: what it says itself, and what stands at its other end. */
export function conditionOf(
  side: Side,
  condition: Condition,
  relation: string,
  other: string,
  context: Context,
): string {
  const fields = new Map(fieldShapes(side.relation.schema).map((field) => [field.name, field]));
  const parts = given(condition).flatMap(([key, value]): string[] => {
    if (key === 'node') return [otherEnd(side, value as Condition, other, context)];
    const field = fields.get(key);
    if (field) return fieldFilter(relation, field, value as Condition, context);
    throw new Error(
      `The schema lets through the key ${key} of ${side.relation.name}, which has no meaning.`,
    );
  });
  return allOf(parts);
}

/** Ids behind the names that a short form such as `issuedBy: ["MIIT"]` gives. */
export function tiedIds(side: Side, names: readonly string[], context: Context): string {
  return context.bind(context.names.idsOf(names, side.others));
}

function tiedTo(side: Side, names: readonly string[], node: string, context: Context): string {
  const [relation, other] = [context.variable('r'), context.variable('m')];
  return `EXISTS { MATCH ${pattern(node, side, relation, other)} WHERE ${other}.id IN ${tiedIds(side, names, context)} AND ${relationHolds(relation, [side.relation.name], context)} }`;
}

function relationsOf(
  conditions: Condition,
  sides: ReadonlyMap<string, Side>,
  node: string,
  context: Context,
): string[] {
  return given(conditions).map(([key, value]) => {
    const side = sides.get(key);
    if (!side)
      throw new Error(`The schema lets through the relation ${key}, which has no meaning.`);
    const [relation, other] = [context.variable('r'), context.variable('m')];
    const condition = conditionOf(side, value as Condition, relation, other, context);
    return `EXISTS { MATCH ${pattern(node, side, relation, other)} WHERE ${condition} AND ${relationHolds(relation, [side.relation.name], context)} }`;
  });
}

function otherEnd(side: Side, where: Condition, other: string, context: Context): string {
  const [only, ...more] = side.others;
  if (only && more.length === 0) return whereOf(only, where, other, context);
  const parts = given(where).map(([key, value]) => {
    if (key === 'id') return `${other}.id IN ${context.bind(value)}`;
    if (key === 'anyName')
      return `${other}.id IN ${context.bind(context.names.idsOf(value as string[], side.others))}`;
    return anyOf(
      (value as string[]).map((kind) => `${other}:${kindNamed(kind).name}`),
      context,
    );
  });
  return allOf(parts);
}

/** Keys that are set. A filter with a null in it has been refused before. */
export function given(condition: Condition): [string, unknown][] {
  return Object.entries(condition).filter(([, value]) => value != null);
}

function allOf(parts: readonly string[]): string {
  return parts.length > 0 ? `(${parts.join(' AND ')})` : 'true';
}

/** None of nothing: said by a parameter, for the same reason as NOT. */
function anyOf(parts: readonly string[], context: Context): string {
  return parts.length > 0 ? `(${parts.join(' OR ')})` : context.bind(false);
}
