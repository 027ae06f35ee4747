import { fileURLToPath } from 'node:url';
import type { Contender, Variables } from '../contender.js';
import { hitsOf, lucene, pathsOf, pictureOf } from './by-hand.js';
import { type EntityAnswer, endOf, type Fields, type PoliciesAnswer, pick } from './canonical.js';
import { shapeOf, shapes } from './shapes.js';
import { answering } from './workload.js';

const get = (path: string, parameters: Readonly<Record<string, unknown>>) => ({
  method: 'GET' as const,
  path: `${path}?${new URLSearchParams(parameters as Record<string, string>)}`,
  headers: { accept: 'application/json' },
});

/** The best Cypher by hand, without GraphQL. */
export const floor: Contender = {
  name: 'floor',
  command: ['node', '--import', 'tsx', 'floor.ts'],
  cwd: fileURLToPath(new URL('../peers', import.meta.url)),
  environment: { NODE_ENV: 'production' },
  ...answering({
    W1: { request: ({ id }) => get('/entity', { id }), canonical: entityOf },
    W2: { request: policiesRequest, canonical: policiesOf },
    W3: {
      request: (variables) => policiesRequest({ ...variables, count: 1 }),
      canonical: policiesOf,
    },
    W4: {
      request: ({ from, to, first }) =>
        get(first === 1 ? '/shortest-path' : '/five-shortest-paths', { from, to }),
      canonical: (answer) => pathsOf(checked(answer)),
    },
    W5: {
      request: ({ id }) => get('/neighbourhood', { id }),
      canonical: (answer) => pictureOf(checked(answer)),
    },
    W6: {
      request: (variables) => get('/search', lucene(variables)),
      canonical: (answer) => hitsOf(checked(answer)),
    },
  }),
};

function policiesRequest({ agency, sector, count }: Variables) {
  return get('/policies', { agency, sector, ...(count ? { count } : {}) });
}

function entityOf(answer: unknown): EntityAnswer {
  const node = checked(answer);
  const { own, relations } = shapes[shapeOf(node.id)];
  return {
    own: pick(node, own),
    names: (node.names as Fields[]).map(({ text, language, kind }) => [text, language, kind]),
    sources: (node.sources as { place: unknown; source: Fields }[]).map(({ place, source }) => [
      source.id,
      source.name,
      place,
    ]),
    relations: relationsOf(node, relations),
  };
}

function policiesOf(answer: unknown): PoliciesAnswer {
  const { policies, totalCount } = checked(answer) as unknown as {
    policies: Fields[];
    totalCount?: number;
  };
  const { own, relations } = shapes.Row;
  return {
    policies: policies.map((node) => ({
      own: pick(node, own),
      relations: relationsOf(node, relations),
    })),
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}

/** The floor gives what a relation says itself beside its other end. */
function relationsOf(node: Fields, relations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(relations).map(([field, own]) => [
      field,
      (node[field] as Fields[]).map((edge) => ({ own: pick(edge, own), end: endOf(edge.node) })),
    ]),
  );
}

function checked(answer: unknown): Fields {
  const fields = answer as Fields | null;
  if (!fields || fields.error) throw new Error(`The answer is an error: ${JSON.stringify(answer)}`);
  return fields;
}

/** The floor of a search that asks Neo4j for all that ours does, instead of twenty hits of one index. */
export const floorOfAll: Contender = {
  ...floor,
  name: 'floor, all of it',
  ...answering({
    W6: {
      request: ({ text }) => get('/search-all', { text }),
      canonical: (answer) => hitsOf(checked(answer)),
    },
  }),
};
