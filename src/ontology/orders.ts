/**
 * An order of lists by what several values of an entity say together. No index holds it, so all rows are read and
 * sorted.
 */
export type DerivedOrder = { readonly name: string } & (
  | {
      /** By the first of these dates that is known. Entities that are only mentioned have none. */
      readonly by: 'FIRST_DATE';
      readonly fields: readonly string[];
    }
  | {
      /** By the greatest amount in the one currency that the request names. */
      readonly by: 'AMOUNT';
      readonly field: string;
    }
);

/** What an order sorts by, for the schemas of GraphQL and REST. */
export function orderDescription(order: DerivedOrder, onlyMentioned: boolean): string {
  if (order.by === 'AMOUNT')
    return 'By the greatest amount in the currency that is given. Rows without an amount in it come last.';
  const mentioned = onlyMentioned ? ', and so do those that are only mentioned' : '';
  return `By the first of these dates that is known: ${order.fields.join(', ')}. Rows without any come last${mentioned}.`;
}
