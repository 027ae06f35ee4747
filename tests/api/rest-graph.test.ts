import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/graph/connect.js';
import { ask } from '../helpers/ask.js';
import { briefGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';

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

describe("The frames of Grafana's node graph", () => {
  const parameters = 'of=MIIT,NIO&depth=2&limit=1500';

  test('have nodes of different ids, and edges between these alone', async () => {
    const nodes = (await get(app, `/v1/graph/nodes?${parameters}`)).json;
    const edges = (await get(app, `/v1/graph/edges?${parameters}`)).json;
    const ids = new Set(nodes.items.map(({ id }: { id: string }) => id));
    expect([nodes.complete, ids.size]).toEqual([true, nodes.items.length]);
    expect(edges.items.length).toBeGreaterThan(10);
    for (const { source, target } of edges.items)
      expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
    const frame = ['id', 'title', 'subtitle', 'mainstat', 'secondarystat', 'color'];
    expect(Object.keys(nodes.items[0]).filter((name) => !name.startsWith('detail__'))).toEqual(
      frame,
    );
  });

  test('say when they hold a part only, as tables too', async () => {
    const url = '/v1/graph/nodes?of=MIIT&depth=3&limit=4';
    const { json } = await get(app, url);
    expect([json.items.length, json.complete]).toEqual([4, false]);
    expect(json.incomplete).toBeTruthy();
    expect((await get(app, `${url}&format=csv`)).headers['x-complete']).toBe('false');
  });
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
