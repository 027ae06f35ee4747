import type { Variables } from '../../contender.js';
import { dataOf, type EntityAnswer, endOf, type Fields, pick } from '../canonical.js';
import { post } from '../post.js';
import { relationsOfASort, shapeOf, shapes } from '../shapes.js';

const documents = { Company: documentOf('Company'), Policy: documentOf('Policy') };

/** W1, asked of @neo4j/graphql: an entity by its unique id, and connections with what the relations say. */
export const entity = {
  request: ({ id }: Variables) => post(documents[shapeOf(id)], { id }),
  canonical: (answer: unknown): EntityAnswer => {
    const [node] = dataOf(answer).found as [Fields];
    const { own, relations } = shapes[shapeOf(node.id)];
    const [texts, languages, kinds] = ['text', 'language', 'kind'].map(
      (part) => (node[`names_${part}`] ?? []) as unknown[],
    ) as [unknown[], unknown[], unknown[]];
    return {
      own: pick(node, own),
      names: texts.map((text, at) => [text, languages[at], kinds[at]]),
      sources: sourcesOf(node.sources as string[], node.readIn as Fields[]),
      relations: relationsOf(node, relations),
    };
  },
};

/** The library's connections keep what a relation says under `properties`. */
export function relationsOf(node: Fields, relations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(relations).map(([field, own]) => {
      const { edges } = node[`${field}Connection`] as {
        edges: { properties: Fields; node: Fields }[];
      };
      return [
        field,
        edges.map((edge) => ({ own: pick(edge.properties, own), end: endOf(edge.node) })),
      ];
    }),
  );
}

/** `id#place` as it is kept, each with the name of its source. */
export function sourcesOf(references: readonly string[], sources: readonly Fields[]) {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return references.map((reference) => {
    const [id, place = null] = reference.split('#');
    return [id, names.get(id), place];
  });
}

function documentOf(kind: 'Company' | 'Policy'): string {
  const { own, relations } = shapes[kind];
  return `query Entity($id: ID!) {
  found: ${kind === 'Company' ? 'companies' : 'policies'}(where: { id: { eq: $id } }) {
    ${own.join(' ')}
    names_text names_language names_kind
    sources
    readIn { id name }
    ${connectionsOf(relations).join('\n    ')}
  }
}`;
}

/** The selections of some relations, the first of each by its id. */
export function connectionsOf(relations: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(relations).map(
    ([field, edge]) =>
      `${field}Connection(first: ${relationsOfASort}, sort: [{ edge: { id: ASC } }]) { edges { properties { ${edge.join(' ')} } node { id name nameZh } } }`,
  );
}
