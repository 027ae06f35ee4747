import { accessPathsOf, isIdLookup } from '../../cypher/access-paths.js';
import type { StatementBuilder } from '../../cypher/builder.js';
import { orderedRelation, residualPredicate } from '../../cypher/ordered-scan.js';
import type { Filter } from '../../query/selection.js';
import type { Asked } from './grouping.js';

/**
 * The rows of a count by one date, from the keys of the relation by which the filter names them, and the name of the
 * date, which those keys hold as well: where the filter asks for nothing else, no row is looked at. Undefined where no
 * relation keeps that date.
 */
export function indexOnlyRows(
  kind: string,
  where: Filter,
  [asked, ...others]: readonly Asked[],
  context: StatementBuilder,
): { readonly rows: string; readonly value: string } | undefined {
  const dimension = asked?.dimension;
  if (dimension?.sort !== 'DATE' || others.length > 0) return undefined;
  if (context.asOf || isIdLookup(where, 'id') || isIdLookup(where, 'anyName')) return undefined;
  const anchors = accessPathsOf(kind, where, context);
  const field = dimension.field.name;
  const keyed = orderedRelation({ kind, field }, anchors);
  if (!keyed || anchors.length > 1) return undefined;
  const { relation, ownerKey: holderKey, itemKey: listedKey } = keyed.keys;
  const [r, holder] = [context.fresh('r'), context.fresh('holder')];
  // A relation with keys ties the same two but once, so one end has each of its rows once.
  const once = keyed.tie.isOne ? '' : 'DISTINCT ';
  return {
    value: 'value',
    rows: `UNWIND ${keyed.tie.ids} AS ${holder}
MATCH ()-[${r}:${relation}]->(n) USING INDEX ${r}:${relation}(${[holderKey, field, listedKey].join(', ')})
WHERE ${r}.${holderKey} = ${holder} AND ${r}.${field} IS NOT NULL AND ${r}.${listedKey} IS NOT NULL AND ${residualPredicate(kind, where, anchors, context)}
WITH ${once}${r}.${listedKey} AS listed, ${r}.${field} AS value, true AS counted, false AS undated`,
  };
}
