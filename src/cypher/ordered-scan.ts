import {
  fieldShapes,
  kindNamed,
  type SortIndex,
  sortIndexOf,
  unknownKey,
} from '../ontology/index.js';
import type { Order } from '../query/order.js';
import type { Filter, PageArguments } from '../query/selection.js';
import type { AccessPath, Tie } from './access-path.js';
import type { StatementBuilder } from './builder.js';
import { type IndexRange, rangesOf } from './index-ranges.js';
import { predicateOf } from './predicate.js';
import { entityHolds, relationHolds } from './validity.js';

/** What a page is cut from: the list, its order, and how the page ends. */
export interface ListQuery {
  readonly kind: string;
  readonly where: Filter;
  readonly field: string;
  readonly order: Order;
  readonly page: PageArguments;
  readonly cut: { readonly orderBy: string; readonly limit: string };
}

/** A way to read the rows of a list one by one in its order, until the page is full. */
export interface OrderedScan {
  /** The anchor whose condition it fulfils by itself; undefined where it reads the whole kind. */
  readonly anchor?: AccessPath;
  /** A subquery's body that gives the rows of the page as `n`; `scope` are variables that its filter needs. */
  rows(scope: readonly string[]): string;
}

/** The stream of a list: from the keys of a relation where the filter names its other end, else from the whole kind. */
export function orderedScanOf(
  listing: ListQuery,
  anchors: readonly AccessPath[],
  context: StatementBuilder,
): OrderedScan {
  const keyed = orderedRelation(listing, anchors);
  if (!keyed) return labelIndexScan(listing, context);
  return relationIndexScan(listing, keyed.anchor, keyed.keys, keyed.tie.ids, context);
}

/** The anchor whose relation keeps the keys that a list is sorted by. */
export function orderedRelation(
  listing: Pick<ListQuery, 'kind' | 'field'>,
  anchors: readonly AccessPath[],
) {
  for (const anchor of anchors) {
    const keys = anchor.tie && keysFor(anchor.tie, listing);
    if (keys && anchor.tie) return { anchor, keys, tie: anchor.tie };
  }
  return undefined;
}

function keysFor(
  { side }: Tie,
  { kind, field }: Pick<ListQuery, 'kind' | 'field'>,
): SortIndex | undefined {
  const keys = side.direction === 'IN' ? sortIndexOf(side.relation) : undefined;
  return keys?.item === kind && keys.fields.includes(field) ? keys : undefined;
}

/** The whole kind by the index on what is sorted by; what lacks it by the index on ids. */
function labelIndexScan(listing: ListQuery, context: StatementBuilder): OrderedScan {
  const { kind, where, field, order, page, cut } = listing;
  const shape = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === field);
  const place = {
    value: order.value,
    id: order.id,
    known: `${order.value} IS NOT NULL`,
    ...(!shape?.required && { unknown: `${order.id} IS NOT NULL AND ${order.value} IS NULL` }),
  };
  const stretches = rangesOf(order, page, place, context);
  const rowsOf = ({ predicate, orderBy }: IndexRange) =>
    `MATCH (n:${kind}) WHERE ${predicate} AND ${validPredicateOf(kind, where, context)}
    WITH n ORDER BY ${orderBy} LIMIT ${cut.limit}`;
  return { rows: (scope) => concatUntilFull(stretches, rowsOf, scope, listing, context) };
}

/** What hangs on each of the ends that the filter names, by the keys of the relation. */
function relationIndexScan(
  listing: ListQuery,
  anchor: AccessPath,
  keys: SortIndex,
  ids: string,
  context: StatementBuilder,
): OrderedScan {
  const { kind, where, field, order, page, cut } = listing;
  const [r, holder] = [context.fresh('r'), context.fresh('holder')];
  const { relation, ownerKey: holderKey, itemKey: listedKey } = keys;
  const place = {
    value: `${r}.${field}`,
    id: `${r}.${listedKey}`,
    first: `${r}.${holderKey}`,
    known: `${r}.${field} > '${unknownKey}' AND ${r}.${listedKey} IS NOT NULL`,
    unknown: `${r}.${field} = '${unknownKey}' AND ${r}.${listedKey} IS NOT NULL`,
  };
  const stretches = rangesOf(order, page, place, context);
  // The planner sorts unless the index is named and the order holds all of its properties.
  const index = `USING INDEX SEEK ${r}:${relation}(${[holderKey, field, listedKey].join(', ')})`;
  const rowsOf = ({ predicate, orderBy }: IndexRange, scope: readonly string[]) =>
    `UNWIND ${ids} AS ${holder} CALL (${[holder, ...scope].join(', ')}) {
      MATCH ()-[${r}:${relation}]->(n) ${index}
      WHERE ${r}.${holderKey} = ${holder} AND ${predicate} AND ${relationHolds(r, [relation], context)} AND ${residualPredicate(kind, where, [anchor], context)}
      WITH n, ${r} ORDER BY ${orderBy} LIMIT ${cut.limit} RETURN n
    } WITH DISTINCT n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;
  return { anchor, rows: (scope) => concatUntilFull(stretches, rowsOf, scope, listing, context) };
}

/** The second stretch is read where the first does not fill the page. */
function concatUntilFull(
  stretches: readonly IndexRange[],
  rowsOf: (stretch: IndexRange, scope: readonly string[]) => string,
  scope: readonly string[],
  { cut }: ListQuery,
  context: StatementBuilder,
): string {
  const [first, second] = stretches.map((stretch) => rowsOf(stretch, scope));
  if (!first) return 'UNWIND [] AS n RETURN n';
  if (!second) return `${first} RETURN n`;
  const found = context.fresh('found');
  const seen = [found, ...scope].join(', ');
  return `CALL (${scope.join(', ')}) { ${first} RETURN collect(n) AS ${found} }
    CALL (${seen}) { UNWIND ${found} AS n RETURN n
      UNION ALL WITH ${found} WHERE size(${found}) < ${cut.limit} CALL (${scope.join(', ')}) { ${second} RETURN n } RETURN n }
    RETURN n`;
}

export function validPredicateOf(kind: string, where: Filter, context: StatementBuilder): string {
  return `${predicateOf(kind, where, 'n', context)} AND ${entityHolds('n', kind, context)}`;
}

/** What remains to be asked of the rows that all of some anchors lead to. */
export function residualPredicate(
  kind: string,
  where: Filter,
  anchors: readonly AccessPath[],
  context: StatementBuilder,
): string {
  const fulfilled = anchors.flatMap(({ implies: condition }) => condition ?? []);
  return validPredicateOf(kind, without(where, fulfilled), context);
}

/** The filter without the conditions that are fulfilled already. */
function without(where: Filter, fulfilled: readonly Fulfilled[]): Filter {
  const rest = Object.entries(where).filter(
    ([name]) => !fulfilled.some(({ of, key }) => where === of && name === key),
  );
  return Object.fromEntries(
    rest.map(([name, value]) => [
      name,
      name === 'and' ? (value as Filter[]).map((one) => without(one, fulfilled)) : value,
    ]),
  );
}

type Fulfilled = NonNullable<AccessPath['implies']>;
