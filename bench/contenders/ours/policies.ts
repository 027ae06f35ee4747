import type { Variables } from '../../contender.js';
import { dataOf, type Fields, type PoliciesAnswer, pick } from '../canonical.js';
import { post } from '../post.js';
import { pageSize, relationsOfASort, shapes } from '../shapes.js';
import { relationsOf } from './entity.js';

const { own, relations } = shapes.Row;

/** W2, asked of this service; W3 where the number of all is wanted too. */
export function policies(withCount: boolean) {
  const query = documentOf(withCount);
  return {
    request: ({ agency, sector }: Variables) => post(query, { agency: [agency], sector: [sector] }),
    canonical: (answer: unknown): PoliciesAnswer => {
      const { nodes, totalCount } = dataOf(answer).policies as {
        nodes: Fields[];
        totalCount?: number;
      };
      return {
        policies: nodes.map((node) => ({
          own: pick(node, own),
          relations: relationsOf(node, relations),
        })),
        ...(withCount ? { totalCount } : {}),
      };
    },
  };
}

function documentOf(withCount: boolean): string {
  const connections = Object.entries(relations).map(([field, edge]) => {
    const companies = field === 'affects' ? ', where: { node: { kind: [COMPANY] } }' : '';
    return `${field}(first: ${relationsOfASort}${companies}) { edges { ${edge.join(' ')} node { id name nameZh } } }`;
  });
  return `query Policies($agency: [String!]!, $sector: [String!]!) {
  policies(
    where: { issuedBy: $agency, affecting: { sector: $sector, via: [SECTOR, NARROWER_SECTOR] } }
    orderBy: { field: ISSUED_ON, direction: DESC }
    first: ${pageSize}
  ) {
    ${withCount ? 'totalCount' : ''}
    nodes {
      ${own.join(' ')}
      ${connections.join('\n      ')}
    }
  }
}`;
}
