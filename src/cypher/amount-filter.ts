import { ArgumentError } from '../errors.js';
import type { FieldShape, OperatorName } from '../ontology/index.js';
import { checkCurrency } from '../query/currency.js';
import type { Filter } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';

/** The operators that are about one amount of a list. */
type OfOneAmount = Exclude<OperatorName<'amount'>, 'known'>;

/** Their predicates on one amount; the TypeScript compiler rejects a table that lacks one. */
const predicates: Readonly<
  Record<OfOneAmount, (amount: { readonly value: string; readonly currency: string }) => string>
> = {
  currency: ({ currency }) => `${currency} =`,
  from: ({ value }) => `${value} >=`,
  to: ({ value }) => `${value} <=`,
};

const names = Object.keys(predicates) as OfOneAmount[];

/**
 * The predicates of a filter on amounts of money, each true or false and never null. All conditions are about one and
 * the same amount. Throws BAD_USER_INPUT for a bound without a currency, because amounts in different currencies do not
 * compare.
 */
export function amountFilter(
  owner: string,
  { name }: FieldShape,
  filter: Filter,
  context: StatementBuilder,
): string[] {
  checkBounds(name, filter);
  const currencies = `${owner}.${name}_currency`;
  const at = context.fresh('at');
  const amount = { value: `${owner}.${name}_value[${at}]`, currency: `${currencies}[${at}]` };
  const conditions = names.flatMap((one) => {
    const given = filter[one];
    return given == null ? [] : [`${predicates[one](amount)} ${context.parameter(given)}`];
  });
  const number = amountCount(currencies);
  return [
    ...(conditions.length > 0
      ? [`any(${at} IN range(0, ${number} - 1) WHERE ${conditions.join(' AND ')})`]
      : []),
    ...(filter.known == null ? [] : [`(${number} > 0) = ${context.parameter(filter.known)}`]),
  ];
}

/** The number of amounts of an entity; 0 if it has none. */
export function amountCount(currencies: string): string {
  return `coalesce(size(${currencies}), 0)`;
}

function checkBounds(field: string, { currency, from, to }: Filter): void {
  if (currency != null) {
    checkCurrency(`${field}.currency`, currency as string);
    return;
  }
  const [bound, value] = from != null ? ['from', from] : ['to', to];
  if (value == null) return;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    `${field}.${bound}`,
    `${value} has no currency. Give currency too, such as CNY: amounts in different currencies are never compared.`,
  );
}
