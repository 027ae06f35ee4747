import {
  fieldShapes,
  kindNamed,
  type ListKeys,
  listKeysOf,
  unknownKey,
} from '../ontology/index.js';
import type { Order } from '../query/order.js';
import type { Condition, PageArguments } from '../query/selection.js';
import type { Anchor, Tie } from './access-path.js';
import type { Context } from './builder.js';
import { type Stretch, stretchesOf } from './index-ranges.js';
import { whereOf } from './predicate.js';
import { entityHolds, relationHolds } from './validity.js';

/** What a page is cut from: the list, its order, and how the page ends. */
export interface Listing {
  readonly kind: string;
  readonly where: Condition;
  readonly field: string;
  readonly order: Order;
  readonly page: PageArguments;
  readonly cut: { readonly orderBy: string; readonly limit: string };
}

/** A way to read the rows of a list one by one in its order, until the page is full. */
export interface Stream {
  /** The anchor whose condition it fulfils by itself; undefined where it reads the whole kind. */
  readonly anchor?: Anchor;
  /** A subquery's body that gives the rows of the page as `n`; `scope` are variables that its filter needs. */
  rows(scope: readonly string[]): string;
}

/** The stream of a list: from the keys of a relation where the filter names its other end, else from the whole kind. */
export function streamOf(listing: Listing, anchors: readonly Anchor[], context: Context): Stream {
  const keyed = keyedAnchor(listing, anchors);
  if (!keyed) return wholeStream(listing, context);
  return keyedStream(listing, keyed.anchor, keyed.keys, keyed.tie.ids, context);
}

/** The anchor whose relation keeps the keys that a list is sorted by. */
export function keyedAnchor(listing: Pick<Listing, 'kind' | 'field'>, anchors: readonly Anchor[]) {
  for (const anchor of anchors) {
    const keys = anchor.tie && keysFor(anchor.tie, listing);
    if (keys && anchor.tie) return { anchor, keys, tie: anchor.tie };
  }
  return undefined;
}

function keysFor(
  { side }: Tie,
  { kind, field }: Pick<Listing, 'kind' | 'field'>,
): ListKeys | undefined {
  const keys = side.direction === 'IN' ? listKeysOf(side.relation) : undefined;
  return keys?.listed === kind && keys.fields.includes(field) ? keys : undefined;
}

/** The whole kind by the index on what is sorted by; what lacks it by the index on ids. */
function wholeStream(listing: Listing, context: Context): Stream {
  const { kind, where, field, order, page, cut } = listing;
  const shape = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === field);
  const place = {
    value: order.value,
    id: order.id,
    known: `${order.value} IS NOT NULL`,
    ...(!shape?.required && { unknown: `${order.id} IS NOT NULL AND ${order.value} IS NULL` }),
  };
  const stretches = stretchesOf(order, page, place, context);
  const rowsOf = ({ predicate, orderBy }: Stretch) =>
    `MATCH (n:${kind}) WHERE ${predicate} AND ${filterOf(kind, where, context)}
    WITH n ORDER BY ${orderBy} LIMIT ${cut.limit}`;
  return { rows: (scope) => oneAfterAnother(stretches, rowsOf, scope, listing, context) };
}

/** What hangs on each of the ends that the filter names, by the keys of the relation. */
function keyedStream(
  listing: Listing,
  anchor: Anchor,
  keys: ListKeys,
  ids: string,
  context: Context,
): Stream {
  const { kind, where, field, order, page, cut } = listing;
  const [r, holder] = [context.variable('r'), context.variable('holder')];
  const { relation, holderKey, listedKey } = keys;
  const place = {
    value: `${r}.${field}`,
    id: `${r}.${listedKey}`,
    first: `${r}.${holderKey}`,
    known: `${r}.${field} > '${unknownKey}' AND ${r}.${listedKey} IS NOT NULL`,
    unknown: `${r}.${field} = '${unknownKey}' AND ${r}.${listedKey} IS NOT NULL`,
  };
  const stretches = stretchesOf(order, page, place, context);
  // The planner sorts unless the index is named and the order holds all of its properties.
  const index = `USING INDEX SEEK ${r}:${relation}(${[holderKey, field, listedKey].join(', ')})`;
  const rowsOf = ({ predicate, orderBy }: Stretch, scope: readonly string[]) =>
    `UNWIND ${ids} AS ${holder} CALL (${[holder, ...scope].join(', ')}) {
      MATCH ()-[${r}:${relation}]->(n) ${index}
      WHERE ${r}.${holderKey} = ${holder} AND ${predicate} AND ${relationHolds(r, [relation], context)} AND ${restOf(kind, where, [anchor], context)}
      WITH n, ${r} ORDER BY ${orderBy} LIMIT ${cut.limit} RETURN n
    } WITH DISTINCT n ORDER BY ${cut.orderBy} LIMIT ${cut.limit}`;
  return { anchor, rows: (scope) => oneAfterAnother(stretches, rowsOf, scope, listing, context) };
}

/** The second stretch is read where the first does not fill the page. */
function oneAfterAnother(
  stretches: readonly Stretch[],
  rowsOf: (stretch: Stretch, scope: readonly string[]) => string,
  scope: readonly string[],
  { cut }: Listing,
  context: Context,
): string {
  const [first, second] = stretches.map((stretch) => rowsOf(stretch, scope));
  if (!first) return 'UNWIND [] AS n RETURN n';
  if (!second) return `${first} RETURN n`;
  const found = context.variable('found');
  const seen = [found, ...scope].join(', ');
  return `CALL (${scope.join(', ')}) { ${first} RETURN collect(n) AS ${found} }
    CALL (${seen}) { UNWIND ${found} AS n RETURN n
      UNION ALL WITH ${found} WHERE size(${found}) < ${cut.limit} CALL (${scope.join(', ')}) { ${second} RETURN n } RETURN n }
    RETURN n`;
}

export function filterOf(kind: string, where: Condition, context: Context): string {
  return `${whereOf(kind, where, 'n', context)} AND ${entityHolds('n', kind, context)}`;
}

/** What remains to be asked of the rows that all of some anchors lead to. */
export function restOf(
  kind: string,
  where: Condition,
  anchors: readonly Anchor[],
  context: Context,
): string {
  const fulfilled = anchors.flatMap(({ condition }) => condition ?? []);
  return filterOf(kind, without(where, fulfilled), context);
}

/** The filter without the conditions that are fulfilled already. */
function without(where: Condition, fulfilled: readonly Fulfilled[]): Condition {
  const rest = Object.entries(where).filter(
    ([name]) => !fulfilled.some(({ of, key }) => where === of && name === key),
  );
  return Object.fromEntries(
    rest.map(([name, value]) => [
      name,
      name === 'and' ? (value as Condition[]).map((one) => without(one, fulfilled)) : value,
    ]),
  );
}

type Fulfilled = NonNullable<Anchor['condition']>;
