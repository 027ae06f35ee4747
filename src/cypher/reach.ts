import { ArgumentError } from '../errors.js';
import { type Affecting, type ReachKind, reachKinds } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { relationHolds } from './validity.js';

/** Deeper than any tree of sectors in use (ISIC has four levels, GB/T 4754 four), and a bound for the planner. */
export const MAX_TREE_DEPTH = 12;

/** True for a policy that reaches one of the sectors or companies, by a way that counts. */
export function reachPredicate(
  affecting: Affecting,
  policy: string,
  context: StatementBuilder,
): string {
  const [touch, target] = [context.fresh('touch'), context.fresh('target')];
  const collected = context.targetSets.get(affecting);
  const ways = reachPatterns(affecting, target, context)
    // What was collected needs no look through the tree.
    .filter(({ via }) => !collected || via === 'COMPANY_IN_SECTOR')
    .map(({ predicate }) => predicate);
  if (collected) ways.unshift(`${target} IN ${collected}`);
  return `EXISTS { MATCH ${reachPattern(policy, touch, target)} WHERE ${countsAsReach(affecting, touch, context)} AND (${ways.join(' OR ') || context.parameter(false)}) }`;
}

export function reachPattern(policy: string, touch: string, target: string): string {
  return `(${policy})-[${touch}:REGULATES|AFFECTS]->(${target})`;
}

/**
 * Whom a text regulates is by the text and stated; an effect says both itself.
 * What the source holds unlikely is no effect unless the caller asks for it.
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

/** One way from what a policy names (target) to what was asked for. */
interface Way {
  readonly via: ReachKind;
  /** True when the way exists. */
  readonly predicate: string;
  /** A subquery's body that binds each path of the way; `links` are the relations on it. */
  readonly match: string;
  readonly links: string;
}

/** The ways that count, nearest first. */
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
      // A company that only plans to enter the sector is not in it.
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
