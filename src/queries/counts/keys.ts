import type { StatementBuilder } from '../../cypher/builder.js';
import { relationCounts } from '../../cypher/counted.js';
import { pattern, patternOfAny } from '../../cypher/pattern.js';
import { countsAsReach, reachPattern } from '../../cypher/reach.js';
import { bindDay, policyState } from '../../cypher/validity.js';
import { dateKey, widerDates } from '../../ontology/index.js';
import type { ListPlan } from '../../plan/list-plan.js';
import { type Counted, countedBy, countedIn, isGiven } from '../../query/counted.js';
import { MAX_TREE_DEPTH } from '../../query/reach.js';
import type { Filter } from '../../query/selection.js';
import type { Asked } from './grouping.js';
import { daysOf, lessExact, periodExpression } from './periods.js';
import { widened } from './rows.js';

/** How one dimension, or two that read the same relation, gives the keys of a row `n`. */
export interface Keys {
  /** A list of keys, or of pairs of them where two dimensions share a relation; empty where none is known. */
  readonly expression: string;
  /** True for a row that has, beside these, keys that were left out because their relations are not dated. */
  readonly leftOut: string;
  /** Number of dimensions in it. */
  readonly width: 1 | 2;
}

/**
 * The keys of one or two dimensions. What a relation itself says is read together with its other end: a policy that
 * burdens one sector and benefits another is no burden for both.
 */
export function keysOf(
  asked: readonly Asked[],
  { kind, where }: Pick<ListPlan, 'kind' | 'where'>,
  context: StatementBuilder,
): Keys[] {
  const counted = countedOf(asked, where);
  const [first, second] = asked;
  const ofLink = asked.some(({ dimension }) => dimension.sort === 'LINK_CODE');
  if (first && second && ofLink && sideOf(first) === sideOf(second)) {
    return [ofRelations([first, second], counted, context)];
  }
  return asked.map((one) => ofOne(one, kind, counted, context));
}

/** What counts of the relations: those with any code where they are grouped by it, unless the filter says which. */
function countedOf(asked: readonly Asked[], where: Filter): Counted {
  const grouped = asked.flatMap(({ dimension }) =>
    dimension.sort === 'LINK_CODE' && !isGiven(dimension.field.name, where)
      ? [[dimension.field.name, true]]
      : [],
  );
  return countedBy(Object.fromEntries(grouped), countedIn(where));
}

/** True for dimensions whose keys are nodes. */
export function hasNodes({ dimension }: Asked): boolean {
  return dimension.sort === 'END' || dimension.sort === 'TOUCHES';
}

function ofOne(asked: Asked, kind: string, counted: Counted, context: StatementBuilder): Keys {
  const { dimension } = asked;
  const plain = (expression: string): Keys => ({ expression, leftOut: 'false', width: 1 });
  switch (dimension.sort) {
    case 'CODE':
      return plain(known(`n.${dimension.field.name}`));
    case 'DATE':
      return plain(ofDate(asked, `n.${dimension.field.name}`, context));
    case 'IN_FORCE': {
      if (!asked.day) throw new Error('Whether a policy is in force is counted for a day.');
      return plain(`[${policyState('n', bindDay(asked.day, context))}]`);
    }
    case 'PUBLISHER': {
      if (kind === 'Source') return plain(known('n.publisher'));
      const [reference, source] = [context.fresh('ref'), context.fresh('source')];
      return plain(
        `COLLECT { UNWIND n.sources AS ${reference} MATCH (${source}:Source {id: split(${reference}, '#')[0]}) RETURN DISTINCT ${source}.publisher }`,
      );
    }
    default:
      return ofRelations([asked], counted, context);
  }
}

function known(value: string): string {
  return `CASE WHEN ${value} IS NULL THEN [] ELSE [${value}] END`;
}

/** A date's period; LESS_EXACT where the date does not tell it, OUTSIDE where it lies before `from` or behind `to`. */
function ofDate({ period, from, to }: Asked, property: string, context: StatementBuilder): string {
  if (!period) throw new Error('A date is grouped by periods.');
  // Named in a list of one, so that the property is read once.
  const date = context.fresh('date');
  const beyond: string[] = [];
  if (from) {
    const { start } = daysOf(from, period);
    // Less exact dates that begin before the range but may lie in it.
    const around = widerDates(start).map(dateKey);
    beyond.push(
      `${date} < ${context.parameter(start)} AND NOT ${date} IN ${context.parameter(around)}`,
    );
  }
  if (to) beyond.push(`${date} > ${context.parameter(daysOf(to, period).end)}`);
  const outside = beyond.length > 0 ? `WHEN ${beyond.join(' OR ')} THEN ['OUTSIDE']` : '';
  const isLess = lessExact(date, period);
  const flagged = isLess ? `WHEN ${isLess} THEN ['LESS_EXACT']` : '';
  const keys = `CASE WHEN ${date} IS NULL THEN [] ${outside} ${flagged} ELSE [${periodExpression(date, period)}] END`;
  return `head([${date} IN [${property}] | ${keys}])`;
}

function ofRelations(asked: readonly Asked[], counted: Counted, context: StatementBuilder): Keys {
  const [link, end] = [context.fresh('r'), context.fresh('m')];
  const [first] = asked;
  if (!first) throw new Error('There is no dimension to read.');
  const above = asked.some(({ subtree }) => subtree) ? context.fresh('above') : end;
  const walk = above === end ? '' : ` MATCH (${end})-[:PART_OF*0..${MAX_TREE_DEPTH}]->(${above})`;
  const match = `MATCH ${matchOf(first, link, end)}`;
  const kinds = asked.flatMap((one) => (one.kinds ? [`(${orKinds(end, one.kinds)})`] : []));
  const holds = (within: StatementBuilder) =>
    [countsIn(asked, counted, link, within), ...kinds].join(' AND ');
  const values = asked.map((one) =>
    one.dimension.sort === 'LINK_CODE' ? `${link}.${one.dimension.field.name}` : above,
  );
  const gives = values.length === 1 ? values[0] : `[${values.join(', ')}]`;
  return {
    expression: `COLLECT { ${match} WHERE ${holds(context)}${walk} RETURN DISTINCT ${gives} }`,
    leftOut:
      context.asOf?.undated === 'LEAVE_OUT'
        ? `EXISTS { ${match} WHERE ${holds(widened(context))} AND NOT (${holds(context)}) }`
        : 'false',
    width: asked.length === 2 ? 2 : 1,
  };
}

function sideOf({ dimension }: Asked): string | undefined {
  if (dimension.sort === 'END') return dimension.filter.field;
  return dimension.sort === 'LINK_CODE' ? dimension.side.field : undefined;
}

function matchOf({ dimension }: Asked, link: string, end: string): string {
  if (dimension.sort === 'TOUCHES') return reachPattern('n', link, end);
  if (dimension.sort === 'END') return patternOfAny('n', dimension.filter, link, end);
  if (dimension.sort === 'LINK_CODE') return pattern('n', dimension.side, link, end);
  throw new Error(`${dimension.name} reads no relation.`);
}

/** The predicate that a relation of the dimensions counts. */
function countsIn(
  asked: readonly Asked[],
  counted: Counted,
  link: string,
  context: StatementBuilder,
): string {
  const grouped = asked.flatMap(({ dimension }) =>
    dimension.sort === 'LINK_CODE' ? [dimension] : [],
  );
  const end = asked.find(({ dimension }) => dimension.sort === 'END')?.dimension;
  const relations =
    end?.sort === 'END'
      ? end.filter.relations
      : grouped.slice(0, 1).map(({ side }) => side.relation);
  if (relations.length === 0) return countsAsReach({}, counted, link, context);
  return relationCounts(link, relations, counted, context);
}

function orKinds(end: string, kinds: readonly string[]): string {
  return kinds.length > 0 ? kinds.map((kind) => `${end}:${kind}`).join(' OR ') : 'false';
}
