import type { StatementBuilder } from '../../cypher/builder.js';
import { relationCounts } from '../../cypher/counted.js';
import { pattern, patternOfAny } from '../../cypher/pattern.js';
import {
  boundIds,
  definedEntries,
  predicateOf,
  relationPredicateOf,
} from '../../cypher/predicate.js';
import type { Projection } from '../../cypher/projection.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import {
  type RelationFilter,
  relationFiltersOf,
  statedTraversalsOf,
} from '../../ontology/index.js';
import { type Counted, countedBy, countedIn } from '../../query/counted.js';
import { MAX_TREE_DEPTH } from '../../query/reach.js';
import type { Filter } from '../../query/selection.js';
import type { Step } from '../answer.js';
import { type LinkRow, MAX_REASONS, stepOf } from '../explanation.js';

/**
 * The relations by which a row `node` meets the conditions of its filter on relations, each once, with their sources:
 * those of `issuedBy` and the like, and of `some`. Conditions in `not` and `none` are met by relations that are absent.
 * Derived relations are left out: answers name only relations that data sets state.
 */
export function matchedOf(
  kind: string,
  where: Filter,
  node: string,
  context: StatementBuilder,
): Projection<{ matched: Step[]; matchedComplete: boolean }> {
  const parts = matchesIn(kind, where, node, context, countedIn(where));
  return {
    expression: `[${parts.join(', ')}]`,
    decode: (value) => {
      const rows = new Map((value as LinkRow[][]).flat().map((row) => [row[1], row]));
      const steps = [...rows.values()].slice(0, MAX_REASONS).map(stepOf);
      return { matched: steps, matchedComplete: rows.size <= MAX_REASONS };
    },
  };
}

function matchesIn(
  kind: string,
  where: Filter,
  node: string,
  context: StatementBuilder,
  around: Counted,
): string[] {
  const counted = countedIn(where, around);
  return definedEntries(where).flatMap(([key, value]): string[] => {
    const within = (one: Filter) => matchesIn(kind, one, node, context, counted);
    if (key === 'and') return (value as Filter[]).flatMap(within);
    if (key === 'or')
      return (value as Filter[]).flatMap((one) => {
        const isMet = predicateOf(kind, one, node, context, counted);
        return within(one).map((match) => `CASE WHEN ${isMet} THEN ${match} ELSE [] END`);
      });
    if (key === 'some') return someMatches(kind, value as Filter, node, context, counted);
    const filter = relationFiltersOf(kind).find(({ field }) => field === key);
    if (!filter || filter.relations.some(({ derived }) => derived)) return [];
    return [namedMatches(filter, value as string[], node, context, counted)];
  });
}

function namedMatches(
  filter: RelationFilter,
  names: readonly string[],
  node: string,
  context: StatementBuilder,
  counted: Counted,
): string {
  const [relation, other, link] = [context.fresh('r'), context.fresh('m'), context.fresh('link')];
  const ids = boundIds(filter, names, context);
  const counts = relationCounts(relation, filter.relations, counted, context);
  const match = `MATCH ${patternOfAny(node, filter, relation, other)}`;
  if (!filter.takesInParts)
    return collected(`${match} WHERE ${other}.id IN ${ids} AND ${counts}`, relation, context);
  const [up, whole] = [context.fresh('up'), context.fresh('whole')];
  return collected(
    `${match} WHERE ${counts}
    MATCH (${other})-[${up}:PART_OF*0..${MAX_TREE_DEPTH}]->(${whole}) WHERE ${whole}.id IN ${ids}
    UNWIND [${relation}] + ${up} AS ${link}`,
    link,
    context,
  );
}

function someMatches(
  kind: string,
  conditions: Filter,
  node: string,
  context: StatementBuilder,
  counted: Counted,
): string[] {
  return definedEntries(conditions).flatMap(([field, value]) => {
    const side = statedTraversalsOf(kind).find((one) => one.field === field);
    if (!side) return [];
    const [relation, other] = [context.fresh('r'), context.fresh('m')];
    const own = value as Filter;
    const condition = relationPredicateOf(side, own, relation, other, context, counted);
    const counts = relationCounts(relation, [side.relation], countedBy(own, counted), context);
    const match = `MATCH ${pattern(node, side, relation, other)} WHERE ${condition} AND ${counts}`;
    return [collected(match, relation, context)];
  });
}

function collected(match: string, link: string, context: StatementBuilder): string {
  return `COLLECT { ${match} WITH DISTINCT ${link} LIMIT ${MAX_REASONS + 1} RETURN ${relationProjection(link, context)} }`;
}
