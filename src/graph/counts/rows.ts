import type { Context } from '../compile/context.js';
import { entityHolds } from '../compile/legal-time.js';
import { startOf } from '../compile/start.js';
import { whereOf } from '../compile/where.js';
import type { Condition } from '../selection.js';

/**
 * The rows `n` of a count, as the list with the same arguments holds them: `counted` for those that count, `undated` for
 * those of which no source tells whether they held on the day.
 */
export function rowsOf(kind: string, where: Condition, context: Context): string {
  const holds = (within: Context) =>
    `(${whereOf(kind, where, 'n', within)} AND ${entityHolds('n', kind, within)})`;
  if (!context.asOf) {
    return `${startOf(kind, where, context)} WHERE ${holds(context)} WITH n, true AS counted, false AS undated`;
  }
  const wide = widened(context);
  const sure = { ...context, asOf: { ...context.asOf, undated: 'LEAVE_OUT' as const } };
  return `${startOf(kind, where, wide)} WITH n, ${holds(context)} AS counted, ${holds(wide)} AND NOT ${holds(sure)} AS undated WHERE counted OR undated`;
}

/** The same compilation, with the undated taken in. */
export function widened(context: Context): Context {
  return { ...context, asOf: context.asOf && { ...context.asOf, undated: 'INCLUDE' } };
}
