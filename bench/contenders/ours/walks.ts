import { hitsOf, pathsOf, pictureOf } from '../by-hand.js';
import { dataOf, type Fields } from '../canonical.js';
import { post } from '../post.js';
import type { Answering } from '../workload.js';

const documents = {
  paths: `query Paths($from: String!, $to: String!, $maxHops: Int!, $first: Int!) {
  paths(from: $from, to: $to, maxHops: $maxHops, first: $first) {
    complete
    paths { ids hops { ties { id relation status } } }
  }
}`,
  around: `query Around($of: [String!]!) {
  neighbourhood(of: $of, depth: 2, limit: 200) {
    complete
    nodes { distance node { id name nameZh } }
    edges { from to step { id relation status } }
  }
}`,
  search: `query Search($text: String!) {
  search(text: $text, first: 20) {
    complete
    edges { how node { __typename id name nameZh } }
  }
}`,
};

/** W4 to W6, asked of this service. */
export const walks: Readonly<Record<'W4' | 'W5' | 'W6', Answering>> = {
  W4: {
    request: ({ from, to, maxHops, first }) => post(documents.paths, { from, to, maxHops, first }),
    canonical: (answer) => pathsOf((dataOf(answer).paths as Fields).paths),
  },
  W5: {
    request: ({ id }) => post(documents.around, { of: [id] }),
    canonical: (answer) => {
      const { nodes, edges } = dataOf(answer).neighbourhood as {
        nodes: { distance: number; node: Fields }[];
        edges: { step: Fields }[];
      };
      return pictureOf({
        nodes: nodes.map(({ distance, node }) => ({ id: node.id, distance })),
        edges: edges.map(({ step }) => step),
      });
    },
  },
  W6: {
    request: ({ text }) => post(documents.search, { text }),
    canonical: (answer) => {
      const { edges } = dataOf(answer).search as { edges: { node: Fields }[] };
      return hitsOf(edges.map(({ node }) => node));
    },
  },
};
