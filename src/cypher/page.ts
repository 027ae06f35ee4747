import { ArgumentError } from '../errors.js';
import type { Traversal } from '../ontology/index.js';
import type { Key } from '../query/cursor.js';
import { int } from '../query/integer.js';
import { boundsOf, type Order } from '../query/order.js';
import type { ConnectionSelection, PageArguments } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { type Connection, type Decode, type PageRow, RelayConnection } from './relay-page.js';

/** Default and maximum number of rows of a page. Nobody reads more than 200 rows with details on one page. */
export const pageSize = { default: 20, max: 200 } as const;

export function relationOrder(side: Traversal, relation: string): Order {
  const name = `${side.relation.name}.${side.direction}.id.ASC`;
  const id = `${relation}.id`;
  return { name, value: id, id, descending: false, valueType: 'string' };
}

/**
 * The clauses that select a page of an order, and a function that decodes its rows to a connection. Throws
 * BAD_USER_INPUT for invalid page arguments or cursors, and LIMIT_EXCEEDED for a page that is too large.
 */
export function paginate(
  order: Order,
  page: PageArguments,
  { edgeFields }: Pick<ConnectionSelection, 'edgeFields'>,
  context: StatementBuilder,
) {
  const backward = page.last != null;
  const size = pageSizeOf(page);
  const asOf = context.asOf?.day ?? null;
  const cut = { order, page, size, withCursors: edgeFields.has('cursor'), asOf };
  const conditions = boundsOf(order, page).map(({ key, before }) =>
    beyond(order, key, before, context),
  );
  return {
    predicate: conditions.length > 0 ? conditions.join(' AND ') : 'true',
    orderBy: orderBy(order, backward),
    // One row more shows whether there is a next page. LIMIT rejects floats, which the driver makes of plain numbers.
    limit: context.parameter(int(size + 1)),
    key: `[${order.value}, ${order.id}]`,
    connection: (rows: readonly PageRow[], decode: Decode, totalCount: number | null): Connection =>
      new RelayConnection(cut, rows, decode, totalCount),
  };
}

/**
 * The requested number of rows. Throws BAD_USER_INPUT if it is negative or both `first` and `last` are given, and
 * LIMIT_EXCEEDED above the maximum.
 */
export function pageSizeOf({ first, last }: PageArguments): number {
  if (first != null && last != null) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'first',
      `${first}, last: ${last}: give one of the two. first reads forward, last backward.`,
    );
  }
  const [argument, size] =
    last != null ? (['last', last] as const) : (['first', first ?? pageSize.default] as const);
  if (size < 0)
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `${size} is negative; allowed is 0 to ${pageSize.max}.`,
    );
  if (size > pageSize.max) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      argument,
      `${size} is more than a page holds; allowed is 0 to ${pageSize.max}. Read on with the cursor of the page.`,
      { limit: pageSize.max },
    );
  }
  return size;
}

function orderBy({ value, id, descending }: Order, backward: boolean): string {
  const way = (down: boolean) => (down !== backward ? 'DESC' : 'ASC');
  if (value === id) return `${id} ${way(descending)}`;
  return `${value} IS NULL ${way(false)}, ${value} ${way(descending)}, ${id} ${way(false)}`;
}

/**
 * The keyset predicate: rows after a key, or before it. `a <= x AND (a < x OR id < y)` can use an index; the plain OR
 * cannot.
 */
function beyond(
  order: Order,
  [value, id]: Key,
  before: boolean,
  context: StatementBuilder,
): string {
  const idSign = before ? '<' : '>';
  const idPart = `${order.id} ${idSign} ${context.parameter(id)}`;
  if (order.value === order.id)
    return order.descending !== before
      ? `${order.id} < ${context.parameter(id)}`
      : `${order.id} > ${context.parameter(id)}`;
  if (value === null)
    return before
      ? `(${order.value} IS NOT NULL OR ${idPart})`
      : `(${order.value} IS NULL AND ${idPart})`;
  const sign = order.descending !== before ? '<' : '>';
  const bound = context.parameter(value);
  const known = `(${order.value} ${sign}= ${bound} AND (${order.value} ${sign} ${bound} OR ${idPart}))`;
  return before ? known : `(${order.value} IS NULL OR ${known})`;
}
