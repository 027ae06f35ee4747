import { unknownKey } from '../ontology/index.js';
import type { OrderedRelation, OrderedScan } from '../plan/access-path.js';
import type { IndexRange } from '../plan/index-ranges.js';
import type { ListPlan } from '../plan/list-plan.js';
import type { Order } from '../query/order.js';
import type { StatementBuilder } from './builder.js';
import { type IndexColumns, renderRange } from './index-ranges.js';
import { boundIds, validPredicateOf } from './predicate.js';
import { relationHolds } from './validity.js';

/** How a page ends, and the order that it is in. */
export interface PageCut {
  readonly order: Order;
  /** The field of `n` that it sorts by; a relation with an index keeps a copy under the same name. */
  readonly field: string;
  /** True where the page is read from its end. */
  readonly backward: boolean;
  readonly orderBy: string;
  readonly limit: string;
}

/** A subquery's body that gives the rows of a page as `n`; `scope` are variables that its predicates need. */
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

/** Writes the clauses that read a range up to a full page. */
type RangeRows = (range: IndexRange) => string;

/** The whole kind by the index on what is sorted by; what lacks it by the index on ids. */
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

/** What hangs on each of the ends that the filter names, by the keys of the relation. */
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
  const ids = boundIds(seek.traversal, seek.names, context);
  // The planner sorts unless the index is named and the order holds all of its properties.
  const using = `USING INDEX SEEK ${r}:${relation}(${[ownerKey, field, itemKey].join(', ')})`;
  return (range) => {
    const { predicate, orderBy } = renderRange(range, order, backward, columns, context);
    return `UNWIND ${ids} AS ${owner} CALL (${[owner, ...scope].join(', ')}) {
      MATCH ()-[${r}:${relation}]->(n) ${using}
      WHERE ${r}.${ownerKey} = ${owner} AND ${predicate} AND ${relationHolds(r, [relation], context)} AND ${validPredicateOf(kind, residual, context)}
      WITH n, ${r} ORDER BY ${orderBy} LIMIT ${limit} RETURN n
    } WITH DISTINCT n ORDER BY ${page.orderBy} LIMIT ${limit}`;
  };
}

/** The second range is read where the first does not fill the page. */
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
