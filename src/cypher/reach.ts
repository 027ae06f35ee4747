import { ArgumentError } from '../errors.js';
import { certainty as allCertainties } from '../ontology/vocabularies/effects.js';
import type { Counted } from '../query/counted.js';
import {
  type Affecting,
  countedPaths,
  endOf,
  onlyFirms,
  type ReachKind,
  reversed,
} from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { renderPath } from './reach-path.js';
import { relationHolds } from './validity.js';

/**
 * The predicate that a policy reaches one of the sectors or companies in a requested way. Throws BAD_USER_INPUT without
 * a sector or company.
 */
export function reachPredicate(
  affecting: Affecting,
  counted: Counted,
  policy: string,
  context: StatementBuilder,
): string {
  const [touch, target] = [context.fresh('touch'), context.fresh('target')];
  const collected = context.targetSets.get(affecting);
  // Materialised targets need no traversal of the tree.
  const traversed = collected ? onlyFirms(affecting) : affecting;
  const ways = reachPatterns(traversed, target, context).map(({ predicate }) => predicate);
  if (collected) ways.unshift(`${target} IN ${collected}`);
  return `EXISTS { MATCH ${reachPattern(policy, touch, target)} WHERE ${countsAsReach(affecting, counted, touch, context)} AND (${ways.join(' OR ') || context.parameter(false)}) }`;
}

const reaching = ['REGULATES', 'AFFECTS'];

export function reachPattern(policy: string, touch: string, target: string): string {
  return `(${policy})-[${touch}:${reaching.join('|')}]->(${target})`;
}

/**
 * The predicate on basis, certainty and day. A REGULATES relation counts as basis TEXT and certainty STATED; an AFFECTS
 * relation has both as properties. `counted` says which certainties count where `affecting` does not.
 */
export function countsAsReach(
  { basis, certainty }: Affecting,
  counted: Counted,
  touch: string,
  context: StatementBuilder,
): string {
  const bases = basis ?? ['TEXT', 'ANALYST'];
  const certainties = certainty ?? counted.relationCertainty ?? allCertainties.schema.options;
  const regulates = bases.includes('TEXT') && certainties.includes('STATED');
  const effect = `${touch}.basis IN ${context.parameter(bases)} AND ${touch}.certainty IN ${context.parameter(certainties)}`;
  const holds = relationHolds(touch, reaching, context);
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
  return requestedPaths(affecting, context).map(({ path, ids }) => {
    const isDirect = path.steps.length === 0;
    const end = isDirect ? target : context.fresh('end');
    const { pattern, holds, links } = renderPath(path, target, end, context);
    const match = `MATCH ${pattern} WHERE ${end}.id IN ${ids} AND ${holds}`;
    const predicate = isDirect ? `${target}.id IN ${ids}` : `EXISTS { ${match} }`;
    return { via: path.affecting, predicate, match, links };
  });
}

/**
 * The body of a subquery that returns as `target` each sector and company that a policy must name to reach the
 * requested ones: the same paths, traversed from the other end. Throws BAD_USER_INPUT without a sector or company.
 */
export function targetsOf(affecting: Affecting, target: string, context: StatementBuilder): string {
  const branches = requestedPaths(affecting, context).map(({ path, ids }) => {
    const requested = path.steps.length === 0 ? target : context.fresh('asked');
    const { pattern, holds } = renderPath(reversed(path), requested, target, context);
    return `MATCH ${pattern} WHERE ${requested}.id IN ${ids} AND ${holds} RETURN ${target}`;
  });
  return branches.join('\nUNION ') || `UNWIND [] AS ${target} RETURN ${target}`;
}

/** The paths that count, each with the parameter that has the ids of the requested sectors or companies at its end. */
function requestedPaths(affecting: Affecting, context: StatementBuilder) {
  const { sectors, companies } = askedFor(affecting, context);
  const requested = { Sector: sectors, Company: companies };
  return countedPaths(affecting).flatMap((path) => {
    const ids = requested[endOf(path)];
    return ids ? [{ path, ids }] : [];
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
