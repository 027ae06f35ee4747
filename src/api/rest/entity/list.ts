import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Connection } from '../../../cypher/relay-page.js';
import {
  type Kind,
  mentionFieldOf,
  orderDescription,
  orderNames,
  statedTraversalsOf,
} from '../../../ontology/index.js';
import { list } from '../../../queries/list/index.js';
import type { OrderBy } from '../../../query/order.js';
import type { Filter } from '../../../query/selection.js';
import { asOfIn } from '../as-of.js';
import {
  asOfParameters,
  choice,
  choices,
  currency,
  flag,
  pageParameters,
} from '../openapi/parameters.js';
import type { Page, PageAsked } from '../representation/send.js';
import { items } from './items.js';
import { type Item, idsOf } from './selection.js';

type Query = Readonly<Record<string, unknown>>;

/** The parameters of a list of a kind, without its filters. */
export function listParameters(kind: Kind) {
  return {
    ...includeParameter(kind),
    ...asOfParameters,
    ...sortParameters(kind),
    order: choice(['asc', 'desc'], 'Sort direction. Unknown values come last. Default: asc.'),
    ...pageParameters,
    matched: flag(
      'True also gives for each item the relations by which it meets the filters on relations, except readIn and sourceOf.',
    ),
    totalCount: flag('True also counts the whole list.'),
  };
}

function sortParameters(kind: Kind) {
  const { name, orders } = kind;
  const mayBeMentioned = mentionFieldOf(name) !== null;
  const derived = orders.map(
    (order) => `${order.name}: ${orderDescription(order, mayBeMentioned)}`,
  );
  return {
    sort: choice(
      orderNames(kind),
      ['The field to sort by. Default: name.', ...derived].join(' '),
      'name',
    ),
    ...(orders.some(({ by }) => by === 'AMOUNT') && {
      sortCurrency: currency(
        'With sort=amount: the currency, by its ISO 4217 code. Default: amountCurrency.',
        'USD',
      ),
    }),
  };
}

/** The parameter that selects the relations to include. */
export function includeParameter({ name }: Kind) {
  const fields = statedTraversalsOf(name).map(({ field }) => field);
  const description = 'Only these relations in related, or none. Default: all.';
  return { include: choices(['none', ...fields], description, fields[0]) };
}

/**
 * A page of entities of a kind. One statement selects their ids. The statements that read the entities have the same
 * text for all filters, so that Neo4j plans them once.
 */
export async function pageOfKind(
  { graph, explanations }: Pick<FastifyRequest, 'graph' | 'explanations'>,
  kind: Kind,
  query: Query,
  where: Filter,
  { first, after }: PageAsked,
): Promise<Page<Item>> {
  const { include, matched, totalCount } = query as ListQuery;
  const asOf = asOfIn(query);
  const found = await list(graph, {
    kind: kind.name,
    where,
    orderBy: orderIn(query as ListQuery),
    page: { first, after },
    asOf,
    explain: explanations ? (one) => explanations.push(one) : undefined,
    connection: {
      rows: true,
      totalCount: totalCount ?? false,
      node: idsOf(kind.name),
      edgeFields: new Set(),
      edgeSources: [],
      because: 'affecting' in where,
      matched: matched ?? false,
    },
  });
  const ids = found.nodes.map((node) => (node as Item).id);
  return pageFrom(found, await items(graph, { kind: kind.name, ids, include, asOf }));
}

interface ListQuery {
  readonly include?: readonly string[];
  readonly sort?: string;
  readonly sortCurrency?: string;
  readonly amountCurrency?: string;
  readonly order?: 'asc' | 'desc';
  readonly matched?: boolean;
  readonly totalCount?: boolean;
}

/** A list that is filtered by amounts in a currency is sorted by them in this one, if no other is given. */
export function orderIn({
  sort = 'name',
  sortCurrency,
  amountCurrency,
  order,
}: ListQuery): OrderBy {
  const currency = sortCurrency ?? (sort === 'amount' ? amountCurrency : undefined);
  return { field: sort, direction: order === 'desc' ? 'DESC' : 'ASC', currency };
}

function pageFrom(
  { edges, pageInfo, totalCount, complete, asOf }: Connection,
  found: readonly (Item | undefined)[],
): Page<Item> {
  return {
    items: edges.flatMap(({ because, becauseComplete, matched, matchedComplete }, at) => {
      const item = found[at];
      if (!item) return [];
      return [
        {
          ...item,
          ...(because ? { because, becauseComplete } : {}),
          ...(matched ? { matched, matchedComplete } : {}),
        },
      ];
    }),
    nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    ...(totalCount === null ? {} : { totalCount }),
    complete,
    asOf,
  };
}

export const asOfField = {
  asOf: z
    .string()
    .nullable()
    .optional()
    .describe('The day that the answer is about. Null if no day was given.'),
};
