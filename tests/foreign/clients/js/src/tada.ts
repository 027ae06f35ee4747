import { initGraphQLTada, type ResultOf, type TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from '../generated/tada.js';
import { agency, graphqlUrl, notingFetch, ofMiit, pageSize, report } from './seen.js';

// gql.tada works out the types of answers and variables from the text alone: this file compiles, or it does not fit.
const graphql = initGraphQLTada<{ introspection: introspection; scalars: { Date: string } }>();
const entity = graphql(`
  query Entity($id: ID!) {
    node(id: $id) { __typename id ... on Agency { name } }
  }
`);
const list = graphql(`
  query Policies($first: Int!, $after: String, $where: PolicyWhere) {
    policies(first: $first, after: $after, where: $where) {
      totalCount
      nodes { id issuedOn }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}
async function ask<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const response = await notingFetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  return (await response.json()) as Answer<Data>;
}

const { data } = await ask(entity, { id: agency });
const name = data?.node?.__typename === 'Agency' ? data.node.name : undefined;
const ids: string[] = [];
let totalCount = 0;
let pages = 0;
for (let after: string | null = null, more = true; more; pages++) {
  const page: Answer<ResultOf<typeof list>> = await ask(list, {
    first: pageSize,
    after,
    where: ofMiit,
  });
  const policies = page.data?.policies;
  if (!policies) throw new Error(JSON.stringify(page.errors));
  // Typed as a string by the schema's own scalar.
  const days: (string | null)[] = policies.nodes.map(({ issuedOn }) => issuedOn);
  if (days.some((day) => day !== null && !/^\d{4}/.test(day))) throw new Error(`${days}`);
  ids.push(...policies.nodes.map(({ id }) => id));
  totalCount = policies.totalCount;
  after = policies.pageInfo.endCursor;
  more = policies.pageInfo.hasNextPage;
}
const refused = await ask(list, { first: -1 });
report({ name, ids, totalCount, pages, code: refused.errors?.[0]?.extensions.code });
