import { anchorsIn, binds } from '../../cypher/access-paths.js';
import type { Context } from '../../cypher/builder.js';
import { keyedAnchor, restOf } from '../../cypher/ordered-scan.js';
import type { Condition } from '../../query/selection.js';
import type { Asked } from './grouping.js';

/**
 * The rows of a count by one date, from the keys of the relation by which the filter names them, and the name of the
 * date, which those keys hold as well: where the filter asks for nothing else, no row is looked at. Undefined where no
 * relation keeps that date.
 */
export function keyedRows(
  kind: string,
  where: Condition,
  [asked, ...others]: readonly Asked[],
  context: Context,
): { readonly rows: string; readonly value: string } | undefined {
  const dimension = asked?.dimension;
  if (dimension?.sort !== 'DATE' || others.length > 0) return undefined;
  if (context.asOf || binds(where, 'id') || binds(where, 'anyName')) return undefined;
  const anchors = anchorsIn(kind, where, context);
  const field = dimension.field.name;
  const keyed = keyedAnchor({ kind, field }, anchors);
  if (!keyed || anchors.length > 1) return undefined;
  const { relation, holderKey, listedKey } = keyed.keys;
  const [r, holder] = [context.variable('r'), context.variable('holder')];
  // A relation with keys ties the same two but once, so one end has each of its rows once.
  const once = keyed.tie.isOne ? '' : 'DISTINCT ';
  return {
    value: 'value',
    rows: `UNWIND ${keyed.tie.ids} AS ${holder}
MATCH ()-[${r}:${relation}]->(n) USING INDEX ${r}:${relation}(${[holderKey, field, listedKey].join(', ')})
WHERE ${r}.${holderKey} = ${holder} AND ${r}.${field} IS NOT NULL AND ${r}.${listedKey} IS NOT NULL AND ${restOf(kind, where, anchors, context)}
WITH ${once}${r}.${listedKey} AS listed, ${r}.${field} AS value, true AS counted, false AS undated`,
  };
}
