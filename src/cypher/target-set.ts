import { type Affecting, reachKinds } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { targetsOf } from './reach-targets.js';

/**
 * Clauses that collect what policies may name to reach what was asked for, all but the companies in the sectors: a walk
 * through a tree of sectors costs little beside testing of each policy whether one of its sectors lies in the tree.
 */
export function materialiseTargets(affecting: Affecting, context: StatementBuilder): string {
  const [ends, end] = [context.fresh('ends'), context.fresh('end')];
  context.targetSets.set(affecting, ends);
  return `CALL () { CALL () { ${targetsOf(withoutFirms(affecting), end, context)} } RETURN collect(${end}) AS ${ends} }`;
}

/** The variables that must be in scope where the conditions are tested. */
export function targetVariables(context: StatementBuilder): string[] {
  return [...context.targetSets.values()];
}

/** The condition without the companies in the sectors, of which there may be very many. */
export function withoutFirms(affecting: Affecting): Affecting {
  const via = (affecting.via ?? reachKinds).filter((one) => one !== 'COMPANY_IN_SECTOR');
  return { ...affecting, via };
}
