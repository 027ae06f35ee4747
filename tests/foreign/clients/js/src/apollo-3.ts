import {
  ApolloClient,
  type ApolloError,
  gql,
  HttpLink,
  InMemoryCache,
  type ServerError,
} from 'apollo-client-3/core/index.js';
import { agency, graphqlUrl, notingFetch, ofMiit, pageSize, report } from './seen.js';

// Apollo Client 3, as most pages still have it.
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: new HttpLink({ uri: graphqlUrl, fetch: notingFetch }),
});
const entity = gql`
  query Entity($id: ID!) {
    node(id: $id) {
      id
      ... on Agency {
        name
      }
    }
  }
`;
const list = gql`
  query Policies($first: Int!, $after: String, $where: PolicyWhere) {
    policies(first: $first, after: $after, where: $where) {
      totalCount
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;
interface Page {
  readonly policies: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const { data } = await client.query({ query: entity, variables: { id: agency } });
const ids: string[] = [];
let totalCount = 0;
let pages = 0;
for (let after: string | null = null, more = true; more; pages++) {
  const { data: page }: { data: Page } = await client.query<Page>({
    query: list,
    variables: { first: pageSize, after, where: ofMiit },
  });
  ids.push(...page.policies.nodes.map(({ id }) => id));
  totalCount = page.policies.totalCount;
  after = page.policies.pageInfo.endCursor;
  more = page.policies.pageInfo.hasNextPage;
}
/** This version takes what has no status of 2xx for a fault of the network, and keeps the answer with it. */
const codeOf = (query: typeof list, variables: object) =>
  client
    .query({ query, variables })
    .then(() => undefined)
    .catch((error: ApolloError) => {
      const { result } = error.networkError as ServerError;
      return (result as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
    });
const code = await codeOf(list, { first: -1 });
const invalid = await codeOf(
  gql`
    query Invalid {
      nothing
    }
  `,
  {},
);
report({ name: data.node.name, ids, totalCount, pages, code, invalid });
client.stop();
