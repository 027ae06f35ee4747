import { derivedOrderOf, type OrderBy } from '../query/order.js';
import { greatestAmount } from './amount-filter.js';
import type { StatementBuilder } from './builder.js';
import { onlyMentioned } from './only-mentioned.js';

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
