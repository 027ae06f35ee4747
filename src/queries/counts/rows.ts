import type { StatementBuilder } from '../../cypher/builder.js';
import { validPredicateOf } from '../../cypher/predicate.js';
import { renderAll, renderCandidates } from '../../cypher/render-plan.js';
import type { ListPlan } from '../../plan/list-plan.js';

/**
 * The rows `n` of a count, as the list with the same arguments holds them: `counted` for those that count, `undated` for
 * those of which no source tells whether they held on the day.
 */
export function rowsOf(plan: ListPlan, context: StatementBuilder): string {
  if (!context.asOf) return `${renderAll(plan, context)} WITH n, true AS counted, false AS undated`;
  const { kind, where, residual } = plan;
  const { undated } = context.asOf;
  const wide = widened(context);
  const candidates = renderCandidates(plan, wide);
  const holds = (filter: ListPlan['where'], within: StatementBuilder) =>
    `(${validPredicateOf(kind, filter, within)})`;
  // The candidates hang on the ends by relations that hold or may hold, so that what the plan implies is implied of
  // possible rows, not of sure ones.
  const sure = holds(where, { ...context, asOf: { ...context.asOf, undated: 'LEAVE_OUT' } });
  // Each predicate stands once in the text: they are long, and a planner reads every copy.
  const own = undated === 'ONLY' ? `, ${holds(residual, context)} AS own` : '';
  const counted = { LEAVE_OUT: 'sure', INCLUDE: 'possible', ONLY: 'own' }[undated];
  return `${candidates} WITH n, ${sure} AS sure, ${holds(residual, wide)} AS possible${own}
WITH n, ${counted} AS counted, possible AND NOT sure AS undated WHERE counted OR undated`;
}

/** The same compilation, with the undated taken in. */
export function widened(context: StatementBuilder): StatementBuilder {
  return { ...context, asOf: context.asOf && { ...context.asOf, undated: 'INCLUDE' } };
}
