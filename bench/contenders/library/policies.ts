import type { Variables } from '../../contender.js';
import { dataOf, type Fields, type PoliciesAnswer, pick } from '../canonical.js';
import { post } from '../post.js';
import { pageSize, shapes } from '../shapes.js';
import { connectionsOf, relationsOf } from './entity.js';

const { own, relations } = shapes.Row;

interface Issued {
  readonly edges: readonly { readonly node: Fields }[];
  readonly totalCount?: number;
}

/**
 * W2 and W3, asked of @neo4j/graphql from the agency, since its lists begin at every policy. The ids of the sectors in
 * the tree are given to it, as no filter of its own walks a tree.
 */
export function policies(withCount: boolean) {
  const query = documentOf(withCount);
  return {
    request: ({ agency, sectors }: Variables) => post(query, { agency, sectors }),
    canonical: (answer: unknown): PoliciesAnswer => {
      const [agency] = dataOf(answer).found as [{ issuedConnection: Issued }];
      const { edges, totalCount } = agency.issuedConnection;
      return {
        policies: edges.map(({ node }) => ({
          own: pick(node, own),
          // The companies alone: the field of all that is affected would be read twice over.
          relations: relationsOf(
            { ...node, affectsConnection: node.affectsCompaniesConnection },
            relations,
          ),
        })),
        ...(withCount ? { totalCount } : {}),
      };
    },
  };
}

function documentOf(withCount: boolean): string {
  const { affects, ...others } = relations;
  const connections = connectionsOf({ ...others, affectsCompanies: affects });
  const within = '{ id: { in: $sectors } }';
  return `query Policies($agency: ID!, $sectors: [ID!]!) {
  found: agencies(where: { id: { eq: $agency } }) {
    issuedConnection(
      where: {
        node: {
          OR: [
            { regulates: { some: ${within} } }
            {
              affectsSectorsConnection: {
                some: { edge: { certainty: { in: ["STATED", "LIKELY", "POSSIBLE"] } }, node: ${within} }
              }
            }
          ]
        }
      }
      sort: [{ node: { day: DESC } }, { node: { id: ASC } }]
      first: ${pageSize}
    ) {
      ${withCount ? 'totalCount' : ''}
      edges {
        node {
          ${own.join(' ')}
          ${connections.join('\n          ')}
        }
      }
    }
  }
}`;
}
