import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

describe('REST gives what GraphQL gives', () => {
  test('of a neighbourhood and of paths', async () => {
    const { data } = await ask(
      app,
      `{ neighbourhood(of: ["MIIT"], depth: 2) { complete nodes { distance hiddenCount node { ... on Node { id } } } edges { from to step { sentence } } }
         paths(from: "CATL", to: "MIIT", weak: true, maxHops: 5) { sentence hasMore paths { ids sentence } } }`,
    );
    const around = (await get(app, '/v1/neighbourhood?of=MIIT&depth=2')).json;
    const { nodes, ...rest } = data.neighbourhood;
    expect(around).toMatchObject(rest);
    expect(around.nodes).toMatchObject(
      nodes.map(({ node, ...own }: { node: object }) => ({ entity: node, ...own })),
    );
    const found = (await get(app, '/v1/paths?from=CATL&to=MIIT&weak=true&maxHops=5')).json;
    const { paths, ...told } = data.paths;
    expect(paths.length).toBeGreaterThan(0);
    expect(found).toMatchObject({ items: paths, ...told });
  });
});
