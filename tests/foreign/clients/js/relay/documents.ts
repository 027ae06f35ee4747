import { graphql } from 'relay-runtime';

// Never run, only compiled: relay-compiler finds the documents and writes what is run.
export const documents = [
  graphql`
    query documentsAgencyQuery($id: ID!) {
      node(id: $id) {
        ...documentsAgency @alias(as: "agency")
      }
    }
  `,
  graphql`
    fragment documentsAgency on Agency
    @refetchable(queryName: "documentsAgencyRefetchQuery")
    @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
      id
      name
      issued(first: $first, after: $after) @connection(key: "documentsAgency_issued") {
        totalCount
        edges {
          node {
            id
            name
            issuedOn
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  graphql`
    query documentsPoliciesQuery($first: Int!, $where: PolicyWhere) {
      ...documentsPolicies @arguments(first: $first, where: $where)
    }
  `,
  graphql`
    fragment documentsPolicies on Query
    @refetchable(queryName: "documentsPoliciesPageQuery")
    @argumentDefinitions(
      first: { type: "Int", defaultValue: 5 }
      after: { type: "String" }
      where: { type: "PolicyWhere" }
    ) {
      policies(first: $first, after: $after, where: $where)
        @connection(key: "documentsPolicies_policies", filters: ["where"]) {
        totalCount
        edges {
          node {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
];
