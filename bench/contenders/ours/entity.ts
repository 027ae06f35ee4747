import type { Variables } from '../../contender.js';
import { dataOf, type EntityAnswer, endOf, type Fields, pick } from '../canonical.js';
import { post } from '../post.js';
import { relationsOfASort, shapeOf, shapes } from '../shapes.js';

const documents = {
  Company: documentOf('Company'),
  Policy: documentOf('Policy'),
};

/** W1, asked of this service. */
export const entity = {
  request: (variables: Variables) => post(documents[shapeOf(variables.id)], { id: variables.id }),
  canonical: (answer: unknown): EntityAnswer => {
    const node = dataOf(answer).node as Fields;
    const { own, relations } = shapes[shapeOf(node.id)];
    const sources = node.sources as { place: unknown; source: Fields }[];
    return {
      own: pick(node, own),
      names: (node.names as Fields[]).map(({ text, language, kind }) => [text, language, kind]),
      sources: sources.map(({ place, source }) => [source.id, source.name, place]),
      relations: relationsOf(node, relations),
    };
  },
};

/** The relations of an entity, from its connections. */
export function relationsOf(node: Fields, relations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(relations).map(([field, own]) => {
      const { edges } = node[field] as { edges: Fields[] };
      return [field, edges.map((edge) => ({ own: pick(edge, own), end: endOf(edge.node) }))];
    }),
  );
}

function documentOf(kind: 'Company' | 'Policy'): string {
  const { own, relations } = shapes[kind];
  const connections = Object.entries(relations).map(
    ([field, edge]) =>
      `${field}(first: ${relationsOfASort}) { edges { ${edge.join(' ')} node { id name nameZh } } }`,
  );
  return `query Entity($id: ID!) {
  node(id: $id) {
    ... on ${kind} {
      ${own.join(' ')}
      names { text language kind }
      sources { place source { id name } }
      ${connections.join('\n      ')}
    }
  }
}`;
}
