import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { getIntrospectionQuery } from 'graphql';
import { EntityDocument, PoliciesDocument, type PoliciesQuery } from '../generated/graphql.js';
import { agency, graphqlUrl, notingFetch, ofMiit, pageSize, report, sent } from './seen.js';

// urql whose cache knows the schema, as the service tells it: it says where a document or a page does not fit.
const answer = await fetch(graphqlUrl, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data: schema } = (await answer.json()) as { data: never };
const warnings: string[] = [];
console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
console.error = console.warn;

const client = new Client({
  url: graphqlUrl,
  fetch: notingFetch,
  exchanges: [
    cacheExchange({ schema, resolvers: { Query: { policies: relayPagination() } } }),
    persistedExchange({ preferGetForPersistedQueries: true }),
    fetchExchange,
  ],
  preferGetMethod: false,
});

const entity = await client.query(EntityDocument, { id: agency }).toPromise();
const node = entity.data?.node;
const persisted = sent.map(({ method, status, hasQuery }) => ({ method, status, hasQuery }));

let pages = 0;
let list: PoliciesQuery['policies'] | undefined;
for (let after: string | undefined, more = true; more; pages++) {
  const variables = { first: pageSize, after, where: ofMiit };
  const { data, error } = await client.query(PoliciesDocument, variables).toPromise();
  if (error || !data?.policies) throw error;
  list = data.policies;
  after = list.pageInfo.endCursor ?? undefined;
  more = list.pageInfo.hasNextPage;
}
const refused = await client.query(PoliciesDocument, { first: -1 }).toPromise();
report({
  name: node?.__typename === 'Agency' ? node.name : undefined,
  // What relayPagination has put together from all pages.
  ids: list?.edges.map((edge) => edge.node.id) ?? [],
  totalCount: list?.totalCount ?? 0,
  pages,
  code: refused.error?.graphQLErrors[0]?.extensions.code,
  persisted,
  warnings,
});
