import {
  Environment,
  type FetchFunction,
  fetchQuery,
  type GraphQLResponse,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import agencyFragment, {
  type documentsAgency$data,
} from '../generated/relay/documentsAgency.graphql';
import agencyQuery, {
  type documentsAgencyQuery,
} from '../generated/relay/documentsAgencyQuery.graphql';
import agencyRefetchQuery, {
  type documentsAgencyRefetchQuery,
} from '../generated/relay/documentsAgencyRefetchQuery.graphql';
import policiesFragment, {
  type documentsPolicies$data,
} from '../generated/relay/documentsPolicies.graphql';
import policiesPageQuery, {
  type documentsPoliciesPageQuery,
} from '../generated/relay/documentsPoliciesPageQuery.graphql';
import policiesQuery, {
  type documentsPoliciesQuery,
} from '../generated/relay/documentsPoliciesQuery.graphql';
import { agency, graphqlUrl, notingFetch, ofMiit, pageSize, report, sent } from './seen.js';

// Relay, of whose documents the service knows the texts: it sends their identifiers alone.
let code: unknown;
const ask: FetchFunction = async ({ id: documentId }, variables) => {
  const response = await notingFetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ documentId, variables }),
  });
  const answer = await response.json();
  code = answer.errors?.[0]?.extensions?.code;
  // Relay reads a root field that failed as null. Nobody would see why.
  if (!response.ok) throw new Error(answer.errors[0].message);
  return answer as GraphQLResponse;
};
const store = new Store(new RecordSource());
const environment = new Environment({ network: Network.create(ask), store });

/** What a fragment reads of the store, where the answer to a query points to it. */
function read<Data>(fragment: Parameters<typeof getSingularSelector>[0], at: unknown): Data {
  const selector = getSingularSelector(fragment, at);
  if (!selector) throw new Error('The answer does not point to the fragment');
  return environment.lookup(selector).data as Data;
}

const first = await fetchQuery<documentsAgencyQuery>(environment, agencyQuery, {
  id: agency,
}).toPromise();
const before = read<documentsAgency$data>(agencyFragment, first?.node?.agency);
// What useRefetchableFragment asks: the same fragment, of the same entity, with other variables.
const refetched = await fetchQuery<documentsAgencyRefetchQuery>(environment, agencyRefetchQuery, {
  id: before.id,
  first: 2,
  after: before.issued.pageInfo.endCursor,
}).toPromise();
const after = read<documentsAgency$data>(agencyFragment, refetched?.node);

const variables = { first: pageSize, where: ofMiit };
const root = await fetchQuery<documentsPoliciesQuery>(
  environment,
  policiesQuery,
  variables,
).toPromise();
/** A page of the list, which was answered. */
function policiesIn(at: unknown) {
  const { policies } = read<documentsPolicies$data>(policiesFragment, at);
  if (!policies) throw new Error('The list was not answered');
  return policies;
}
let list = policiesIn(root);
let pages = 1;
const seen = new Set(list.edges.map(({ node }) => node.id));
while (list.pageInfo.hasNextPage) {
  const page = await fetchQuery<documentsPoliciesPageQuery>(environment, policiesPageQuery, {
    ...variables,
    after: list.pageInfo.endCursor,
  }).toPromise();
  list = policiesIn(page);
  for (const { node } of list.edges) seen.add(node.id);
  pages++;
}
const refused = await fetchQuery<documentsPoliciesQuery>(environment, policiesQuery, {
  ...variables,
  first: -1,
})
  .toPromise()
  .catch((error: Error) => error.message);

report({
  name: before.name,
  ids: [...seen],
  totalCount: list.totalCount,
  pages,
  code,
  issued: [...new Set([...before.issued.edges, ...after.issued.edges].map(({ node }) => node.id))],
  refused,
  texts: sent.filter(({ hasQuery }) => hasQuery).length,
});
