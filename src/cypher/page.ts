import { ArgumentError } from '../errors.js';
import type { Traversal } from '../ontology/index.js';
import type { Key } from '../query/cursor.js';
import { int } from '../query/integer.js';
import { boundsOf, type Order } from '../query/order.js';
import type { ConnectionSelection, PageArguments } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { type Connection, type Decode, type PageRow, RelayConnection } from './relay-page.js';

/** Rows of a page when nothing is said, and at most. More than 200 with details is no page that anybody reads. */
export const pageSize = { default: 20, max: 200 } as const;

export function relationOrder(side: Traversal, relation: string): Order {
  const name = `${side.relation.name}.${side.direction}.id.ASC`;
  const id = `${relation}.id`;
  return { name, value: id, id, descending: false, valueType: 'string' };
}

/** The parts of a statement that cut a page out of an order, and the way from its rows to a connection. */
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
    // The driver sends plain numbers as floats, and LIMIT takes none.
    limit: context.parameter(int(size + 1)),
    key: `[${order.value}, ${order.id}]`,
    connection: (rows: readonly PageRow[], decode: Decode, totalCount: number | null): Connection =>
      new RelayConnection(cut, rows, decode, totalCount),
  };
}

/** Number of rows asked for. Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
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

/** Rows behind a key, or before it. `a <= x AND (a < x OR id < y)` lets an index answer; the plain OR does not. */
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
