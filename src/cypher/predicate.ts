import {
  countedFields,
  fieldShapes,
  kindNamed,
  type RelationFilter,
  relationFiltersOf,
  type Traversal,
  traversalsOf,
} from '../ontology/index.js';
import { type Counted, countedBy, countedIn } from '../query/counted.js';
import { type Affecting, MAX_TREE_DEPTH } from '../query/reach.js';
import type { Filter } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { relationCounts } from './counted.js';
import { fieldFilter, onlyMentioned } from './field-filter.js';
import { pattern, patternOfAny } from './pattern.js';
import { reachPredicate } from './reach.js';
import { entityHolds } from './validity.js';

/**
 * The predicate of a filter on a node of one kind. Its conditions are combined with AND. `around` says which relations
 * count where the filter does not. Throws BAD_USER_INPUT for an invalid date, and for `affecting` without a sector or
 * company.
 */
export function predicateOf(
  kind: string,
  where: Filter,
  node: string,
  context: StatementBuilder,
  around?: Counted,
): string {
  const counted = countedIn(where, around);
  const fields = new Map(fieldShapes(kindNamed(kind).schema).map((field) => [field.name, field]));
  const sides = new Map(traversalsOf(kind).map((side) => [side.field, side]));
  const relationFilters = new Map(relationFiltersOf(kind).map((one) => [one.field, one]));
  const inner = (condition: unknown) =>
    predicateOf(kind, condition as Filter, node, context, counted);
  const parts = definedEntries(where).flatMap(([key, value]): string[] => {
    if (key === 'id') return [`${node}.id IN ${context.parameter(value)}`];
    if (key === 'anyName')
      return [`${node}.id IN ${context.parameter(context.names.idsOf(value as string[], [kind]))}`];
    if (key === 'and') return (value as Filter[]).map(inner);
    if (key === 'or') return [anyOf((value as Filter[]).map(inner), context)];
    // Without the parameter, Neo4j folds NOT true to false, drops the MATCH and then rejects its index hint.
    if (key === 'not') return [`NOT (${inner(value)} AND ${context.parameter(true)})`];
    if (key === 'affecting') return [reachPredicate(value as Affecting, counted, node, context)];
    if (key === 'dataSet') return [statedBy(value as string[], node, context)];
    if (key === 'differing') return [`${differs(node)} = ${context.parameter(value)}`];
    if (key === 'onlyMentioned')
      return [`${onlyMentioned(kind, node, context)} = ${context.parameter(value)}`];
    if (key === 'some') return relationsOf(value as Filter, sides, counted, node, context);
    if (key === 'none')
      return relationsOf(value as Filter, sides, counted, node, context).map(
        (part) => `NOT ${part}`,
      );
    if (countedFields.some(({ argument }) => argument === key)) return [];
    const field = fields.get(key);
    if (field) return fieldFilter(node, field, value as Filter, context);
    const related = relationFilters.get(key);
    if (related) return [relatedTo(related, value as string[], counted, node, context)];
    throw new Error(`The schema lets through the key ${key} of ${kind}, which has no meaning.`);
  });
  return allOf(parts);
}

/** The predicate that `n` satisfies a filter and is valid on the day of the request. */
export function validPredicateOf(kind: string, where: Filter, context: StatementBuilder): string {
  return `${predicateOf(kind, where, 'n', context)} AND ${entityHolds('n', kind, context)}`;
}

/** The predicate of a condition on a relation: on its own fields, and on the node at its other end. */
export function relationPredicateOf(
  side: Traversal,
  condition: Filter,
  relation: string,
  other: string,
  context: StatementBuilder,
  around?: Counted,
): string {
  const fields = new Map(fieldShapes(side.relation.schema).map((field) => [field.name, field]));
  const parts = definedEntries(condition).flatMap(([key, value]): string[] => {
    if (key === 'node') return [otherEnd(side, value as Filter, other, context, around)];
    if (key === 'dataSet') return [statedBy(value as string[], relation, context)];
    if (key === 'differing')
      return [`(${relation}.differing IS NOT NULL) = ${context.parameter(value)}`];
    if (key === 'readIn' && !side.relation.derived)
      return [readInOneOf(value as string[], relation, context)];
    const field = fields.get(key);
    if (field) return fieldFilter(relation, field, value as Filter, context);
    throw new Error(
      `The schema lets through the key ${key} of ${side.relation.name}, which has no meaning.`,
    );
  });
  return allOf(parts);
}

function statedBy(dataSets: readonly string[], it: string, context: StatementBuilder): string {
  return `any(dataSet IN ${it}.datasets WHERE dataSet IN ${context.parameter(dataSets)})`;
}

/** Whether data sets contradict each other about an entity or about its issuers. */
function differs(node: string): string {
  return `(${node}.differing IS NOT NULL OR ${node}.differingRelations IS NOT NULL)`;
}

/** Whether one of these sources states the relation, whether or not it says all that is shown of it. */
function readInOneOf(
  sources: readonly string[],
  relation: string,
  context: StatementBuilder,
): string {
  const ids = context.parameter(context.names.idsOf(sources, ['Source']));
  return `any(reference IN ${relation}.sources + coalesce(${relation}.otherSources, []) WHERE split(reference, '#')[0] IN ${ids})`;
}

/** A parameter with the ids of the names in a relation filter such as `issuedBy: ["MIIT"]`. */
export function boundIds(
  { targetKinds }: Pick<RelationFilter, 'targetKinds'>,
  names: readonly string[],
  context: StatementBuilder,
): string {
  return context.parameter(context.names.idsOf(names, targetKinds));
}

function relatedTo(
  filter: RelationFilter,
  names: readonly string[],
  counted: Counted,
  node: string,
  context: StatementBuilder,
): string {
  const [relation, other] = [context.fresh('r'), context.fresh('m')];
  const isNamed = namedEnd(filter, other, boundIds(filter, names, context), context);
  return `EXISTS { MATCH ${patternOfAny(node, filter, relation, other)} WHERE ${isNamed} AND ${relationCounts(relation, filter.relations, counted, context)} }`;
}

/** The predicate that a node is one of those named, or a part of one where the filter takes in parts. */
function namedEnd(
  { takesInParts }: RelationFilter,
  other: string,
  ids: string,
  context: StatementBuilder,
): string {
  if (!takesInParts) return `${other}.id IN ${ids}`;
  const whole = context.fresh('whole');
  return `(${other}.id IN ${ids} OR EXISTS { (${other})-[:PART_OF*1..${MAX_TREE_DEPTH}]->(${whole}) WHERE ${whole}.id IN ${ids} })`;
}

function relationsOf(
  conditions: Filter,
  sides: ReadonlyMap<string, Traversal>,
  counted: Counted,
  node: string,
  context: StatementBuilder,
): string[] {
  return definedEntries(conditions).map(([key, value]) => {
    const side = sides.get(key);
    if (!side)
      throw new Error(`The schema lets through the relation ${key}, which has no meaning.`);
    const [relation, other] = [context.fresh('r'), context.fresh('m')];
    const own = value as Filter;
    const condition = relationPredicateOf(side, own, relation, other, context, counted);
    return `EXISTS { MATCH ${pattern(node, side, relation, other)} WHERE ${condition} AND ${relationCounts(relation, [side.relation], countedBy(own, counted), context)} }`;
  });
}

function otherEnd(
  side: Traversal,
  where: Filter,
  other: string,
  context: StatementBuilder,
  around?: Counted,
): string {
  const [only, ...more] = side.targetKinds;
  if (only && more.length === 0) return predicateOf(only, where, other, context, around);
  const parts = definedEntries(where).map(([key, value]) => {
    if (key === 'id') return `${other}.id IN ${context.parameter(value)}`;
    if (key === 'anyName')
      return `${other}.id IN ${context.parameter(context.names.idsOf(value as string[], side.targetKinds))}`;
    return anyOf(
      (value as string[]).map((kind) => `${other}:${kindNamed(kind).name}`),
      context,
    );
  });
  return allOf(parts);
}

/** The entries of a filter that are set. Filters that contain null were rejected earlier. */
export function definedEntries(condition: Filter): [string, unknown][] {
  return Object.entries(condition).filter(([, value]) => value != null);
}

function allOf(parts: readonly string[]): string {
  return parts.length > 0 ? `(${parts.join(' AND ')})` : 'true';
}

/** An empty OR is false, given as a parameter for the same reason as in NOT. */
function anyOf(parts: readonly string[], context: StatementBuilder): string {
  return parts.length > 0 ? `(${parts.join(' OR ')})` : context.parameter(false);
}
