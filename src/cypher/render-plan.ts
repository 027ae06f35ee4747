import type { ListPlan } from '../plan/list-plan.js';
import { type Affecting, withoutFirms } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { type PageCut, renderOrderedScan } from './ordered-scan.js';
import { validPredicateOf } from './predicate.js';
import { targetsOf } from './reach.js';
import { renderSeek } from './seek.js';

/** Clauses that return the rows of a page as `n`. `predicate` selects the rows between the cursors of the page. */
export function renderPage(
  plan: ListPlan,
  page: PageCut,
  predicate: string,
  context: StatementBuilder,
): string {
  const { access } = plan;
  if (access.type !== 'OrderedScan')
    return `${renderRows(plan, context, [predicate])}\nWITH n ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const materialised = renderMaterialise(plan, context);
  const scope = targetVariables(context);
  return `${materialised}CALL (${scope.join(', ')}) { ${renderOrderedScan(plan, access, page, scope, context)} }\nWITH n`;
}

/** Clauses that return all rows that satisfy the filter as `n`. */
export function renderAll(plan: ListPlan, context: StatementBuilder): string {
  return renderRows(plan, context, []);
}

/**
 * Clauses that return each row of the access path once, as `n`, before the residual filter is tested. Materialised
 * targets stay in scope for the next clause.
 */
export function renderCandidates(plan: ListPlan, context: StatementBuilder): string {
  const { kind, access, intersectWith } = plan;
  const materialised = renderMaterialise(plan, context);
  if (access.type !== 'RelationSeek' && access.type !== 'ReachSeek')
    return `${materialised}MATCH (n:${kind})`;
  if (!intersectWith)
    return `${materialised}CALL () { ${renderSeek(kind, access, context)} RETURN DISTINCT n }`;
  const collected = context.fresh('collected');
  return `${materialised}CALL () { ${renderSeek(kind, intersectWith, context)} RETURN collect(DISTINCT n) AS ${collected} }
CALL (${collected}) { ${renderSeek(kind, access, context, collected)} RETURN DISTINCT n }`;
}

function renderRows(plan: ListPlan, context: StatementBuilder, more: readonly string[]): string {
  const { kind, access, residual } = plan;
  const candidates = renderCandidates(plan, context);
  const predicate = [validPredicateOf(kind, residual, context), ...more].join(' AND ');
  if (access.type !== 'RelationSeek' && access.type !== 'ReachSeek')
    return `${candidates} WHERE ${predicate}`;
  return `${candidates}
WITH n${targetVariables(context)
    .map((name) => `, ${name}`)
    .join('')} WHERE ${predicate}
WITH n`;
}

function renderMaterialise({ materialise }: ListPlan, context: StatementBuilder): string {
  return materialise.map(({ affecting }) => `${materialiseTargets(affecting, context)}\n`).join('');
}

/**
 * Clauses that collect the targets that policies may name, without companies in the sectors. Traversing a tree of
 * sectors once costs little compared to testing for each policy whether one of its sectors is in the tree.
 */
function materialiseTargets(affecting: Affecting, context: StatementBuilder): string {
  const [ends, end] = [context.fresh('ends'), context.fresh('end')];
  context.targetSets.set(affecting, ends);
  return `CALL () { CALL () { ${targetsOf(withoutFirms(affecting), end, context)} } RETURN collect(${end}) AS ${ends} }`;
}

/** The variables that must be in scope where the filter is tested. */
function targetVariables(context: StatementBuilder): string[] {
  return [...context.targetSets.values()];
}
