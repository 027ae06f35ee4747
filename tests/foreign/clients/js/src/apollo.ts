import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { EntityDocument, PoliciesDocument } from '../generated/graphql.js';
import { agency, graphqlUrl, notingFetch, ofMiit, pageSize, report, sent } from './seen.js';

// Apollo Client 4 with its normalised cache, fields merged by cursor, and persisted queries by GET.
const client = new ApolloClient({
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { policies: relayStylePagination(['where']) } } },
  }),
  link: new PersistedQueryLink({
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    useGETForHashedQueries: true,
  }).concat(new HttpLink({ uri: graphqlUrl, fetch: notingFetch })),
});

const { data } = await client.query({ query: EntityDocument, variables: { id: agency } });
const name = data?.node?.__typename === 'Agency' ? data.node.name : undefined;
const persisted = sent.map(({ method, status, hasQuery }) => ({ method, status, hasQuery }));
// The hash is known now: one request by GET, without the text.
await client.query({
  query: EntityDocument,
  variables: { id: 'agency:mofcom' },
});
const again = sent.slice(persisted.length).map(({ method, status }) => ({ method, status }));

const list = client.watchQuery({
  query: PoliciesDocument,
  variables: { first: pageSize, where: ofMiit },
});
await new Promise<void>((resolve) => {
  list.subscribe(({ loading }) => {
    if (!loading) resolve();
  });
});
let pages = 1;
let end = list.getCurrentResult().data?.policies?.pageInfo;
while (end?.hasNextPage) {
  const { data: page } = await list.fetchMore({ variables: { after: end.endCursor } });
  end = page?.policies?.pageInfo;
  pages++;
}
const { policies } = client.readQuery({
  query: PoliciesDocument,
  variables: { first: pageSize, where: ofMiit },
}) as { policies: { totalCount: number; edges: { node: { id: string } }[] } };

const code = await client
  .query({ query: PoliciesDocument, variables: { first: -1 } })
  .then(() => undefined)
  .catch((error) =>
    CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.code : String(error),
  );

report({
  name,
  ids: policies.edges.map(({ node }) => node.id),
  totalCount: policies.totalCount,
  pages,
  code,
  persisted,
  again,
});
client.stop();
