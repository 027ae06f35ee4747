import { unknownKey } from '../ontology/index.js';
import type { OrderedRelation, OrderedScan } from '../plan/access-path.js';
import type { IndexRange } from '../plan/index-ranges.js';
import type { ListPlan } from '../plan/list-plan.js';
import type { Order } from '../query/order.js';
import type { StatementBuilder } from './builder.js';
import { relationCounts } from './counted.js';
import { type IndexColumns, renderRange } from './index-ranges.js';
import { boundIds, validPredicateOf } from './predicate.js';

/** The order and the limit of a page. */
export interface PageCut {
  readonly order: Order;
  /** The sort field of `n`. A relation with a sort index stores a copy under the same name. */
  readonly field: string;
  /** True if the page is read from the end. */
  readonly backward: boolean;
  readonly orderBy: string;
  readonly limit: string;
}

/** The body of a subquery that returns the rows of a page as `n`. `scope` lists the variables its predicates need. */
export function renderOrderedScan(
  plan: ListPlan,
  { relation }: OrderedScan,
  page: PageCut,
  scope: readonly string[],
  context: StatementBuilder,
): string {
  const rowsOf = relation
    ? relationIndexScan(plan, relation, page, scope, context)
    : labelIndexScan(plan, page, context);
  return concatUntilFull(plan.ranges.map(rowsOf), page, scope, context);
}

/** Renders the clauses that read a range, at most one page of it. */
type RangeRows = (range: IndexRange) => string;

/** Scans the whole kind by the index on the sort field; rows without a sort value by the index on ids. */
function labelIndexScan(
  { kind, residual }: ListPlan,
  { order, backward, limit }: PageCut,
  context: StatementBuilder,
): RangeRows {
  const columns: IndexColumns = {
    value: order.value,
    id: order.id,
    known: `${order.value} IS NOT NULL`,
    unknown: `${order.id} IS NOT NULL AND ${order.value} IS NULL`,
  };
  return (range) => {
    const { predicate, orderBy } = renderRange(range, order, backward, columns, context);
    return `MATCH (n:${kind}) WHERE ${predicate} AND ${validPredicateOf(kind, residual, context)}
    WITH n ORDER BY ${orderBy} LIMIT ${limit}`;
  };
}

/** Scans the rows related to each node that the filter names, by the sort index of the relation. */
function relationIndexScan(
  { kind, residual }: ListPlan,
  { seek, index }: OrderedRelation,
  page: PageCut,
  scope: readonly string[],
  context: StatementBuilder,
): RangeRows {
  const { order, field, backward, limit } = page;
  const [r, owner] = [context.fresh('r'), context.fresh('owner')];
  const { relation, ownerKey, itemKey } = index;
  const value = `${r}.${field}`;
  const columns: IndexColumns = {
    value,
    id: `${r}.${itemKey}`,
    first: `${r}.${ownerKey}`,
    known: `${value} > '${unknownKey}' AND ${r}.${itemKey} IS NOT NULL`,
    unknown: `${value} = '${unknownKey}' AND ${r}.${itemKey} IS NOT NULL`,
  };
  const ids = boundIds(seek.filter, seek.names, context);
  // Neo4j sorts unless the index is hinted and ORDER BY lists all of its properties.
  const using = `USING INDEX SEEK ${r}:${relation}(${[ownerKey, field, itemKey].join(', ')})`;
  const counts = relationCounts(r, seek.filter.relations, seek.counted, context);
  return (range) => {
    const { predicate, orderBy } = renderRange(range, order, backward, columns, context);
    return `UNWIND ${ids} AS ${owner} CALL (${[owner, ...scope].join(', ')}) {
      MATCH ()-[${r}:${relation}]->(n) ${using}
      WHERE ${r}.${ownerKey} = ${owner} AND ${predicate} AND ${counts} AND ${validPredicateOf(kind, residual, context)}
      WITH n, ${r} ORDER BY ${orderBy} LIMIT ${limit} RETURN n
    } WITH DISTINCT n ORDER BY ${page.orderBy} LIMIT ${limit}`;
  };
}

/** Reads the second range only if the first does not fill the page. */
function concatUntilFull(
  [first, second]: readonly string[],
  { limit }: PageCut,
  scope: readonly string[],
  context: StatementBuilder,
): string {
  if (!first) return 'UNWIND [] AS n RETURN n';
  if (!second) return `${first} RETURN n`;
  const found = context.fresh('found');
  const seen = [found, ...scope].join(', ');
  return `CALL (${scope.join(', ')}) { ${first} RETURN collect(n) AS ${found} }
    CALL (${seen}) { UNWIND ${found} AS n RETURN n
      UNION ALL WITH ${found} WHERE size(${found}) < ${limit} CALL (${scope.join(', ')}) { ${second} RETURN n } RETURN n }
    RETURN n`;
}
