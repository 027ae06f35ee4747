import { int } from '../query/integer.js';
import { type Affecting, reachKinds } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import type { Guard } from './estimates.js';
import { askedFor, MAX_TREE_DEPTH } from './reach.js';
import { targetsOf } from './reach-targets.js';

/** Sectors that a page looks at before it begins: more make a sector wide, which is as good to know as how wide. */
const MAX_MATERIALISED = 128;

/**
 * Clauses that gather what is near: a walk through a tree of sectors costs little beside asking of each policy whether
 * one of its sectors lies in the tree. A statement that looks at all policies gathers all, `when` there are many.
 */
export function estimateTargets(
  affecting: Affecting,
  context: StatementBuilder,
  when?: Guard,
): string {
  const near = {
    ends: context.fresh('ends'),
    open: context.fresh('open'),
    weight: { touches: context.fresh('touches'), firms: context.fresh('firms') },
  };
  context.targetSets.set(affecting, near);
  const counted = (affecting.via ?? reachKinds).filter((via) => via !== 'COMPANY_IN_SECTOR');
  const end = context.fresh('end');
  const limit = when ? undefined : context.parameter(int(MAX_MATERIALISED));
  const needs = when?.needs.join(', ') ?? '';
  const condition = needs ? `WITH ${needs} WHERE ${when?.conditions.join(' AND ')}` : '';
  return `CALL (${needs}) { ${condition}
    CALL () { ${targetsOf({ ...affecting, via: counted }, end, context)} } ${limit ? `WITH ${end} LIMIT ${limit}` : ''}
    RETURN collect(${end}) AS ${near.ends}, count(*) = ${limit ?? 0} AS ${near.open},
      CASE WHEN count(*) = 0 ${needs ? '' : 'AND false'} THEN ${Number.MAX_SAFE_INTEGER} ELSE sum(COUNT { (${end})<-[:REGULATES]-() } + COUNT { (${end})<-[:AFFECTS]-() }) END AS ${near.weight.touches} }
CALL () { ${firmsIn(affecting, near.weight.firms, limit, context)} }`;
}

/** Clauses that gather all that is near, where it is known to be little. */
export function materialiseTargets(affecting: Affecting, context: StatementBuilder): string {
  const [ends, end] = [context.fresh('ends'), context.fresh('end')];
  const via = (affecting.via ?? reachKinds).filter((one) => one !== 'COMPANY_IN_SECTOR');
  const gathering = `CALL () { CALL () { ${targetsOf({ ...affecting, via }, end, context)} } RETURN collect(${end}) AS ${ends} }`;
  context.targetSets.set(affecting, { ends });
  return gathering;
}

/** The variables that must be in scope where the condition is asked. */
export function targetVariables(context: StatementBuilder): string[] {
  return [...context.targetSets.values()].flatMap(({ ends, isPartial: open }) =>
    open ? [ends, open] : [ends],
  );
}

function firmsIn(
  affecting: Affecting,
  firms: string,
  limit: string | undefined,
  context: StatementBuilder,
): string {
  const { sectors } = askedFor(affecting, context);
  if (!sectors || !(affecting.via ?? reachKinds).includes('COMPANY_IN_SECTOR'))
    return `RETURN 0 AS ${firms}`;
  const [asked, sector] = [context.fresh('asked'), context.fresh('sector')];
  return `MATCH (${asked}:Sector)<-[:PART_OF*0..${MAX_TREE_DEPTH}]-(${sector}:Sector) WHERE ${asked}.id IN ${sectors}
    ${limit ? `WITH ${sector} LIMIT ${limit}` : ''} RETURN sum(COUNT { (${sector})<-[:OPERATES_IN]-() }) AS ${firms}`;
}
