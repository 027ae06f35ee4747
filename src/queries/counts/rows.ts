import { anchorsIn, binds } from '../../cypher/access-paths.js';
import type { Context } from '../../cypher/builder.js';
import { restOf } from '../../cypher/ordered-scan.js';
import { whereOf } from '../../cypher/predicate.js';
import { startOf } from '../../cypher/start.js';
import { entityHolds } from '../../cypher/validity.js';
import type { Condition } from '../../query/selection.js';

/**
 * The rows `n` of a count, as the list with the same arguments holds them: `counted` for those that count, `undated` for
 * those of which no source tells whether they held on the day.
 */
export function rowsOf(kind: string, where: Condition, context: Context): string {
  const holds = (within: Context) =>
    `(${whereOf(kind, where, 'n', within)} AND ${entityHolds('n', kind, within)})`;
  if (!context.asOf) {
    const start = startOf(kind, where, context);
    const anchors =
      binds(where, 'id') || binds(where, 'anyName') ? [] : anchorsIn(kind, where, context);
    // Where there is but one place to begin, the walk from it has fulfilled its condition.
    const rest = anchors.length === 1 ? restOf(kind, where, anchors, context) : holds(context);
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
export function widened(context: Context): Context {
  return { ...context, asOf: context.asOf && { ...context.asOf, undated: 'INCLUDE' } };
}
