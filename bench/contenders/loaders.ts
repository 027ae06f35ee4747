import { fileURLToPath } from 'node:url';
import type { Contender, Variables } from '../contender.js';
import { byHand } from './by-hand.js';
import {
  dataOf,
  type EntityAnswer,
  endOf,
  type Fields,
  type PoliciesAnswer,
  pick,
} from './canonical.js';
import { post } from './post.js';
import { pageSize, relationsOfASort, shapeOf, shapes } from './shapes.js';
import { answering } from './workload.js';

const documents = { Company: entityDocument('Company'), Policy: entityDocument('Policy') };

/** A conventional mercurius service with loaders. */
export const loaders: Contender = {
  name: 'loaders',
  command: ['node', '--import', 'tsx', 'loaders.ts'],
  cwd: fileURLToPath(new URL('../peers', import.meta.url)),
  environment: { NODE_ENV: 'production' },
  ...answering({
    W1: { request: ({ id }) => post(documents[shapeOf(id)], { id }), canonical: entityOf },
    W2: policies(false),
    W3: policies(true),
    ...byHand,
  }),
};

function entityOf(answer: unknown): EntityAnswer {
  const node = dataOf(answer).found as Fields;
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

function policies(withCount: boolean) {
  const query = policiesDocument(withCount);
  return {
    request: ({ agency, sector }: Variables) => post(query, { agency, sector }),
    canonical: (answer: unknown): PoliciesAnswer => {
      const { own, relations } = shapes.Row;
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

function relationsOf(node: Fields, relations: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(relations).map(([field, own]) => [
      field,
      (node[field] as Fields[]).map((edge) => ({ own: pick(edge, own), end: endOf(edge.node) })),
    ]),
  );
}

function entityDocument(kind: 'Company' | 'Policy'): string {
  const { own, relations } = shapes[kind];
  return `query Entity($id: ID!) {
  found: ${kind.toLowerCase()}(id: $id) {
    ${own.join(' ')}
    names { text language kind }
    sources { place source { id name } }
    ${edgesOf(relations).join('\n    ')}
  }
}`;
}

function policiesDocument(withCount: boolean): string {
  const { own, relations } = shapes.Row;
  const edges = edgesOf(relations).map((edge) =>
    edge.replace('affects(', 'affects: affectsCompanies('),
  );
  return `query Policies($agency: ID!, $sector: ID!) {
  policies(agency: $agency, sector: $sector, first: ${pageSize}) {
    ${withCount ? 'totalCount' : ''}
    nodes {
      ${own.join(' ')}
      ${edges.join('\n      ')}
    }
  }
}`;
}

function edgesOf(relations: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(relations).map(
    ([field, own]) =>
      `${field}(first: ${relationsOfASort}) { ${own.join(' ')} node { id name nameZh } }`,
  );
}
