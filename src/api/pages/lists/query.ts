import { type Kind, kindNamed, orderNames, relationFiltersOf } from '../../../ontology/index.js';
import type { Filter } from '../../../query/selection.js';
import {
  conditionOf,
  filterParameters,
  filtersOf,
  type RestFilter,
} from '../../rest/entity/filters.js';
import { listParameters } from '../../rest/entity/list.js';
import type { LinkParameters } from '../view.js';

/** The values of a list's parameters, as its schema gives them. */
export type Query = Readonly<Record<string, unknown>>;

/** Rows per page if the address does not say: a screen or two. */
export const DEFAULT_ROWS = 50;

/**
 * The parameters of a list as a page: those of /v1 by the same names, without those that a table has no use for. The
 * total is always counted.
 */
export function listPageParameters(kind: Kind) {
  const { include: _, matched: _m, totalCount: _t, ...shared } = listParameters(kind);
  return { ...filterParameters(kind.name), ...shared };
}

/** The filter of a list without some of its parameters. */
export function conditionWithout(kind: string, query: Query, without: readonly string[]): Filter {
  const kept = Object.entries(query).filter(([name]) => !without.includes(name));
  return conditionOf(kind, Object.fromEntries(kept));
}

/** The filters that an address gives, in the order of the ontology. */
export function givenFilters(kind: string, query: Query): RestFilter[] {
  return filtersOf(kind).filter(({ name }) => query[name] !== undefined);
}

/** Values of a list parameter as one text: a value with a comma or a quote stands in double quotes. */
export function listText(values: readonly string[]): string {
  return values.map(quoted).join(',');
}

function quoted(value: string): string {
  return /[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A parameter as an address has it. */
export function parameterText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? listText(value.map(String)) : String(value);
}

/** The parameters of a list as an address has them, without the page, and with others in place of some. */
export function addressOf(query: Query, others: LinkParameters = {}): LinkParameters {
  const { cursor: _, first: _f, limit: _l, lang: _g, ...kept } = query;
  const texts = Object.entries(kept).map(([name, value]) => [name, parameterText(value)]);
  return { ...Object.fromEntries(texts), ...others };
}

/** The kinds among which the values of a filter are names of entities. Undefined if they are none. */
export function namedKinds(kind: string, filter: RestFilter): readonly string[] | undefined {
  if (filter.name === 'name') return [kind];
  if (filter.name === 'affectingSector') return ['Sector'];
  if (filter.name === 'affectingCompany') return ['Company'];
  return relationFiltersOf(kind).find(({ field }) => field === filter.name)?.targetKinds;
}

/** The orders of a list that need no currency, which is given by links of the table alone. */
export function plainOrders(kind: Kind): string[] {
  const amounts = kind.orders.filter(({ by }) => by === 'AMOUNT').map(({ name }) => name);
  return orderNames(kind).filter((name) => !amounts.includes(name));
}

/** The order by amount of a kind, if it has one. */
export function amountOrder(kind: string): string | undefined {
  return kindNamed(kind).orders.find(({ by }) => by === 'AMOUNT')?.name;
}

/**
 * The address that a form meant, if it sent more: empty fields, or a currency beside an order that takes none.
 * Undefined if there is nothing to leave out.
 */
export function withoutNeedless(
  kind: string,
  path: string,
  given: URLSearchParams,
): string | undefined {
  const isByAmount = given.get('sort') === amountOrder(kind) && given.has('sort');
  const kept = [...given].filter(
    ([name, value]) => value !== '' && (name !== 'sortCurrency' || isByAmount),
  );
  if (kept.length === [...given].length) return undefined;
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}
