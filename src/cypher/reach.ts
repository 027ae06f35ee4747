import { ArgumentError } from '../errors.js';
import { type Affecting, type ReachKind, reachKinds } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { relationHolds } from './validity.js';

/**
 * Deeper than any tree of sectors in use (ISIC and GB/T 4754 have four levels each). Also a bound for Neo4j's
 * planner.
 */
export const MAX_TREE_DEPTH = 12;

/**
 * The predicate that a policy reaches one of the sectors or companies in a requested way. Throws BAD_USER_INPUT without
 * a sector or company.
 */
export function reachPredicate(
  affecting: Affecting,
  policy: string,
  context: StatementBuilder,
): string {
  const [touch, target] = [context.fresh('touch'), context.fresh('target')];
  const collected = context.targetSets.get(affecting);
  const ways = reachPatterns(affecting, target, context)
    // Materialised targets need no traversal of the tree.
    .filter(({ via }) => !collected || via === 'COMPANY_IN_SECTOR')
    .map(({ predicate }) => predicate);
  if (collected) ways.unshift(`${target} IN ${collected}`);
  return `EXISTS { MATCH ${reachPattern(policy, touch, target)} WHERE ${countsAsReach(affecting, touch, context)} AND (${ways.join(' OR ') || context.parameter(false)}) }`;
}

export function reachPattern(policy: string, touch: string, target: string): string {
  return `(${policy})-[${touch}:REGULATES|AFFECTS]->(${target})`;
}

/**
 * The predicate on basis, certainty and day. A REGULATES relation counts as basis TEXT and certainty STATED; an AFFECTS
 * relation has both as properties. Effects that the source calls unlikely count only if requested.
 */
export function countsAsReach(
  { basis, certainty }: Affecting,
  touch: string,
  context: StatementBuilder,
): string {
  const bases = basis ?? ['TEXT', 'ANALYST'];
  const certainties = certainty ?? ['STATED', 'LIKELY', 'POSSIBLE'];
  const regulates = bases.includes('TEXT') && certainties.includes('STATED');
  const effect = `${touch}.basis IN ${context.parameter(bases)} AND ${touch}.certainty IN ${context.parameter(certainties)}`;
  const holds = relationHolds(touch, ['REGULATES', 'AFFECTS'], context);
  return `((${touch}:REGULATES AND ${regulates}) OR (${touch}:AFFECTS AND ${effect})) AND ${holds}`;
}

/** One kind of path from what a policy names (target) to what was requested. */
interface Way {
  readonly via: ReachKind;
  /** True if such a path exists. */
  readonly predicate: string;
  /** The body of a subquery that binds each such path. `links` is the list of its relations. */
  readonly match: string;
  readonly links: string;
}

/** The requested kinds of paths, most direct first. Throws BAD_USER_INPUT without a sector or company. */
export function reachPatterns(
  affecting: Affecting,
  target: string,
  context: StatementBuilder,
): Way[] {
  const { sectors, companies } = askedFor(affecting, context);
  const path = context.fresh('path');
  const sector = context.fresh('sector');
  const work = context.fresh('work');
  const direct = (ids: string) => ({
    predicate: `${target}.id IN ${ids}`,
    match: `UNWIND CASE WHEN ${target}.id IN ${ids} THEN [true] ELSE [] END AS ${path}`,
    links: '[]',
  });
  const walk = (steps: string, holds = 'true') => {
    const match = `MATCH ${path} = ${steps}(${sector}:Sector) WHERE ${sector}.id IN ${sectors} AND ${holds}`;
    return { predicate: `EXISTS { ${match} }`, match, links: `relationships(${path})` };
  };
  const patterns: Partial<Record<ReachKind, Omit<Way, 'via'>>> = {
    ...(companies && { COMPANY: direct(companies) }),
    ...(sectors && {
      SECTOR: direct(sectors),
      NARROWER_SECTOR: walk(`(${target}:Sector)-[:PART_OF*1..${MAX_TREE_DEPTH}]->`),
      WIDER_SECTOR: walk(`(${target}:Sector)<-[:PART_OF*1..${MAX_TREE_DEPTH}]-`),
      // A company that only plans to enter a sector is not in it.
      COMPANY_IN_SECTOR: walk(
        `(${target}:Company)-[${work}:OPERATES_IN {status: 'ACTUAL'}]->(:Sector)-[:PART_OF*0..${MAX_TREE_DEPTH}]->`,
        relationHolds(work, ['OPERATES_IN'], context),
      ),
    }),
  };
  return reachKinds.flatMap((via) => {
    const found = (affecting.via ?? reachKinds).includes(via) ? patterns[via] : undefined;
    return found ? [{ via, ...found }] : [];
  });
}

/** Parameters with the requested ids. Throws BAD_USER_INPUT if neither a sector nor a company is given. */
export function askedFor({ sector, company }: Affecting, context: StatementBuilder) {
  if (!sector?.length && !company?.length) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'affecting',
      'neither sector nor company is given. Give at least one id or name, such as affecting: { sector: ["EV makers"] }.',
    );
  }
  return {
    sectors: sector?.length
      ? context.parameter(context.names.idsOf(sector, ['Sector']))
      : undefined,
    companies: company?.length
      ? context.parameter(context.names.idsOf(company, ['Company']))
      : undefined,
  };
}
