import { derivedOrderOf, type OrderBy } from '../query/order.js';
import { amountCount } from './amount-filter.js';
import type { StatementBuilder } from './builder.js';
import { onlyMentioned } from './field-filter.js';

/** The expression that a list is sorted by: a property of the entity, or what several say together. */
export function sortValue(
  kind: string,
  { field, currency }: OrderBy,
  node: string,
  context: StatementBuilder,
): string {
  const derived = derivedOrderOf(kind, field);
  if (!derived) return `${node}.${field}`;
  if (derived.by === 'AMOUNT') return greatestAmount(node, derived.field, currency ?? '', context);
  const date = `coalesce(${derived.fields.map((name) => `${node}.${name}`).join(', ')})`;
  const mentioned = onlyMentioned(kind, node, context);
  return mentioned ? `(CASE WHEN ${mentioned} THEN null ELSE ${date} END)` : date;
}

/** The greatest amount of an entity in one currency; null if it has none. */
function greatestAmount(
  owner: string,
  field: string,
  currency: string,
  context: StatementBuilder,
): string {
  const [most, at, place] = [context.fresh('most'), context.fresh('at'), context.fresh('at')];
  const currencies = `${owner}.${field}_currency`;
  const value = `${owner}.${field}_value[${at}]`;
  return `reduce(${most} = null, ${at} IN [${place} IN range(0, ${amountCount(currencies)} - 1) WHERE ${currencies}[${place}] = ${context.parameter(currency)}] | CASE WHEN ${most} >= ${value} THEN ${most} ELSE ${value} END)`;
}
