import { searchIndex } from '../../src/ontology/index.js';
import { nameKey } from '../../src/text/normalise/fold.js';
import { wordsOf } from '../../src/text/normalise/words.js';
import { indexTermsOf, inOrder } from '../../src/text/search/words/text-keys.js';
import type { Variables } from '../contender.js';
import {
  dataOf,
  type Fields,
  type NeighbourhoodAnswer,
  type PathsAnswer,
  type SearchAnswer,
} from './canonical.js';
import { post } from './post.js';
import type { Answering } from './workload.js';

const ends = '($from: ID!, $to: ID!)';
const documents = {
  shortest: `query Shortest${ends} { found: shortestPath(from: $from, to: $to) { ids relations } }`,
  five: `query Five${ends} { found: fiveShortestPaths(from: $from, to: $to) { ids relations } }`,
  around: `query Around($id: ID!) {
  found: neighbourhood(id: $id) {
    nodes { id name nameZh distance }
    edges { id relation status from to }
  }
}`,
  search: `query Search($index: String!, $text: String!) {
  found: search(index: $index, text: $text) { id name nameZh kind score }
}`,
};

/** W4 to W6 of the peers with GraphQL: for each question a field of its own, with one statement by hand. */
export const byHand: Readonly<Record<'W4' | 'W5' | 'W6', Answering>> = {
  W4: {
    request: ({ from, to, first }) =>
      post(first === 1 ? documents.shortest : documents.five, { from, to }),
    canonical: (answer) => pathsOf(dataOf(answer).found),
  },
  W5: {
    request: ({ id }) => post(documents.around, { id }),
    canonical: (answer) => pictureOf(dataOf(answer).found),
  },
  W6: {
    request: (variables) => post(documents.search, lucene(variables)),
    canonical: (answer) => hitsOf(dataOf(answer).found),
  },
};

/**
 * A text as Lucene takes it: best as a phrase, else by its words. They are cut into the terms of the index beforehand,
 * which costs who is asked nothing.
 */
export function lucene({ text }: Variables): { index: string; text: string } {
  const terms = wordsOf(nameKey(String(text))).flatMap(indexTermsOf);
  return { index: searchIndex, text: `textKeys:(${inOrder(terms)}^4 ${terms.join(' ')})` };
}

export function pathsOf(found: unknown): PathsAnswer {
  return { paths: (found as { ids: string[] }[]).map(({ ids }) => ids) };
}

export function pictureOf(found: unknown): NeighbourhoodAnswer {
  const { nodes, edges } = found as { nodes: Fields[]; edges: Fields[] };
  return {
    nodes: nodes.map(({ id, distance }) => ({ id: String(id), distance: Number(distance) })),
    edges: edges.map(({ id }) => String(id)).sort(),
  };
}

export function hitsOf(found: unknown): SearchAnswer {
  return { ids: (found as Fields[]).map(({ id }) => String(id)) };
}
