import { int } from '../query/integer.js';
import { type Affecting, reaches } from '../query/reach.js';
import type { Context } from './builder.js';
import type { Worth } from './estimates.js';
import { askedFor, MAX_TREE_DEPTH } from './reach.js';
import { targetsOf } from './reach-targets.js';

/** Sectors that a page looks at before it begins: more make a sector wide, which is as good to know as how wide. */
const MAX_MATERIALISED = 128;

/**
 * Clauses that gather what is near: a walk through a tree of sectors costs little beside asking of each policy whether
 * one of its sectors lies in the tree. A statement that looks at all policies gathers all, `when` there are many.
 */
export function nearOf(affecting: Affecting, context: Context, when?: Worth): string {
  const near = {
    ends: context.variable('ends'),
    open: context.variable('open'),
    weight: { touches: context.variable('touches'), firms: context.variable('firms') },
  };
  context.near.set(affecting, near);
  const counted = (affecting.via ?? reaches).filter((via) => via !== 'COMPANY_IN_SECTOR');
  const end = context.variable('end');
  const limit = when ? undefined : context.bind(int(MAX_MATERIALISED));
  const needs = when?.needs.join(', ') ?? '';
  const condition = needs ? `WITH ${needs} WHERE ${when?.conditions.join(' AND ')}` : '';
  return `CALL (${needs}) { ${condition}
    CALL () { ${targetsOf({ ...affecting, via: counted }, end, context)} } ${limit ? `WITH ${end} LIMIT ${limit}` : ''}
    RETURN collect(${end}) AS ${near.ends}, count(*) = ${limit ?? 0} AS ${near.open},
      CASE WHEN count(*) = 0 ${needs ? '' : 'AND false'} THEN ${Number.MAX_SAFE_INTEGER} ELSE sum(COUNT { (${end})<-[:REGULATES]-() } + COUNT { (${end})<-[:AFFECTS]-() }) END AS ${near.weight.touches} }
CALL () { ${firmsIn(affecting, near.weight.firms, limit, context)} }`;
}

/** Clauses that gather all that is near, where it is known to be little. */
export function gatherOf(affecting: Affecting, context: Context): string {
  const [ends, end] = [context.variable('ends'), context.variable('end')];
  const via = (affecting.via ?? reaches).filter((one) => one !== 'COMPANY_IN_SECTOR');
  const gathering = `CALL () { CALL () { ${targetsOf({ ...affecting, via }, end, context)} } RETURN collect(${end}) AS ${ends} }`;
  context.near.set(affecting, { ends });
  return gathering;
}

/** The variables that must be in scope where the condition is asked. */
export function nearScope(context: Context): string[] {
  return [...context.near.values()].flatMap(({ ends, open }) => (open ? [ends, open] : [ends]));
}

function firmsIn(
  affecting: Affecting,
  firms: string,
  limit: string | undefined,
  context: Context,
): string {
  const { sectors } = askedFor(affecting, context);
  if (!sectors || !(affecting.via ?? reaches).includes('COMPANY_IN_SECTOR'))
    return `RETURN 0 AS ${firms}`;
  const [asked, sector] = [context.variable('asked'), context.variable('sector')];
  return `MATCH (${asked}:Sector)<-[:PART_OF*0..${MAX_TREE_DEPTH}]-(${sector}:Sector) WHERE ${asked}.id IN ${sectors}
    ${limit ? `WITH ${sector} LIMIT ${limit}` : ''} RETURN sum(COUNT { (${sector})<-[:OPERATES_IN]-() }) AS ${firms}`;
}
