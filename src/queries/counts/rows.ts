import { accessPathsOf, isIdLookup } from '../../cypher/access-paths.js';
import type { StatementBuilder } from '../../cypher/builder.js';
import { residualPredicate } from '../../cypher/ordered-scan.js';
import { predicateOf } from '../../cypher/predicate.js';
import { startOf } from '../../cypher/start.js';
import { entityHolds } from '../../cypher/validity.js';
import type { Filter } from '../../query/selection.js';

/**
 * The rows `n` of a count, as the list with the same arguments holds them: `counted` for those that count, `undated` for
 * those of which no source tells whether they held on the day.
 */
export function rowsOf(kind: string, where: Filter, context: StatementBuilder): string {
  const holds = (within: StatementBuilder) =>
    `(${predicateOf(kind, where, 'n', within)} AND ${entityHolds('n', kind, within)})`;
  if (!context.asOf) {
    const start = startOf(kind, where, context);
    const anchors =
      isIdLookup(where, 'id') || isIdLookup(where, 'anyName')
        ? []
        : accessPathsOf(kind, where, context);
    // Where there is but one place to begin, the walk from it has fulfilled its condition.
    const rest =
      anchors.length === 1 ? residualPredicate(kind, where, anchors, context) : holds(context);
    return `${start} WHERE ${rest} WITH n, true AS counted, false AS undated`;
  }
  const { undated } = context.asOf;
  const wide = widened(context);
  const sure = holds({ ...context, asOf: { ...context.asOf, undated: 'LEAVE_OUT' } });
  // Each predicate stands once in the text: they are long, and a planner reads every copy.
  const own = undated === 'ONLY' ? `, ${holds(context)} AS own` : '';
  const counted = { LEAVE_OUT: 'sure', INCLUDE: 'possible', ONLY: 'own' }[undated];
  return `${startOf(kind, where, wide)} WITH n, ${sure} AS sure, ${holds(wide)} AS possible${own}
WITH n, ${counted} AS counted, possible AND NOT sure AS undated WHERE counted OR undated`;
}

/** The same compilation, with the undated taken in. */
export function widened(context: StatementBuilder): StatementBuilder {
  return { ...context, asOf: context.asOf && { ...context.asOf, undated: 'INCLUDE' } };
}
