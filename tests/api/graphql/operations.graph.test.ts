import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function asked(query: string, variables?: unknown, operationName?: string) {
  const payload = { query, variables, operationName };
  const response = await app.inject({ method: 'POST', url: '/graphql', payload });
  return response.json();
}

/** Often enough that a document is compiled, and then some. */
const times = Array.from({ length: 6 });

test('Each of two operations in one document is answered by itself, however often it is asked', async () => {
  const query =
    'query Miit { node(id: "agency:miit") { id } } query Nio { node(id: "company:nio") { id } }';
  for (const _ of times) {
    expect((await asked(query, {}, 'Miit')).data.node.id).toBe('agency:miit');
    expect((await asked(query, {}, 'Nio')).data.node.id).toBe('company:nio');
  }
});

test('A document asked again with other values of its variables gives other answers', async () => {
  const query = `query ($id: ID!, $size: Int, $with: Boolean!) { node(id: $id) { id ... on Agency {
    name issued(first: $size) { nodes { id } } summary @include(if: $with) } } }`;
  for (const _ of times) {
    for (const size of [1, 2]) {
      const { data } = await asked(query, { id: 'agency:miit', size, with: size === 1 });
      expect(data.node.issued.nodes).toHaveLength(size);
      expect('summary' in data.node).toBe(size === 1);
    }
    expect((await asked(query, { id: 'company:nio', size: 1, with: true })).data).toEqual({
      node: { id: 'company:nio' },
    });
  }
});

test('A wrong value of a variable is refused at every time of asking', async () => {
  const query = 'query ($first: Int) { policies(first: $first) { nodes { id } } }';
  for (const _ of times) {
    expect((await asked(query, { first: 'many' })).errors[0].message).toContain('first');
    expect((await asked(query, { first: 1 })).data.policies.nodes).toHaveLength(1);
  }
});
