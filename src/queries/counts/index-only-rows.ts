import type { StatementBuilder } from '../../cypher/builder.js';
import { relationCounts } from '../../cypher/counted.js';
import { boundIds, validPredicateOf } from '../../cypher/predicate.js';
import { orderedRelation, seeksOf } from '../../plan/access-path.js';
import type { ListPlan } from '../../plan/list-plan.js';
import type { Asked } from './grouping.js';

/**
 * The rows of a count by one date, from the keys of the relation by which the filter names them, and the name of the
 * date, which those keys hold as well: where the filter asks for nothing else, no row is looked at. Undefined where no
 * relation keeps that date.
 */
export function indexOnlyRows(
  { kind, where, residual }: ListPlan,
  [asked, ...others]: readonly Asked[],
  context: StatementBuilder,
): { readonly rows: string; readonly value: string } | undefined {
  const dimension = asked?.dimension;
  if (dimension?.sort !== 'DATE' || others.length > 0 || context.asOf) return undefined;
  const [seek, ...more] = seeksOf(kind, where);
  if (!seek || more.length > 0) return undefined;
  const field = dimension.field.name;
  const keyed = orderedRelation(kind, field, [seek]);
  if (!keyed) return undefined;
  const { relation, ownerKey, itemKey } = keyed.index;
  const { filter, names } = keyed.seek;
  const [r, owner] = [context.fresh('r'), context.fresh('owner')];
  const counts = relationCounts(r, filter.relations, keyed.seek.counted, context);
  // A relation with keys ties the same two but once, so one end has each of its rows once.
  const once = names.length === 1 ? '' : 'DISTINCT ';
  return {
    value: 'value',
    rows: `UNWIND ${boundIds(filter, names, context)} AS ${owner}
MATCH ()-[${r}:${relation}]->(n) USING INDEX ${r}:${relation}(${[ownerKey, field, itemKey].join(', ')})
WHERE ${r}.${ownerKey} = ${owner} AND ${r}.${field} IS NOT NULL AND ${r}.${itemKey} IS NOT NULL AND ${counts} AND ${validPredicateOf(kind, residual, context)}
WITH ${once}${r}.${itemKey} AS listed, ${r}.${field} AS value, true AS counted, false AS undated`,
  };
}
