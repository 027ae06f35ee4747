import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { factsOf } from '../../helpers/oracle/facts.js';
import { around as plainNeighbourhood } from '../../helpers/oracle/neighbourhood.js';
import { plainPaths } from '../../helpers/oracle/paths.js';
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
    const facts = factsOf(await brief());
    const question = { from: 'company:catl', to: 'agency:miit', weak: true, maxHops: 5, first: 10 };
    const expected = plainPaths(facts, question);
    expect(paths.map(({ ids }: { ids: string[] }) => ids)).toEqual(
      expected?.paths.map(({ ids }) => ids),
    );
    expect(told.hasMore).toBe(expected?.hasMore);
    const near = plainNeighbourhood(facts, { of: ['agency:miit'], depth: 2, limit: 200 });
    expect(nodes.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      near.nodes.map(({ id }) => id),
    );
    expect(rest.edges).toHaveLength(near.edges.length);
    expect(found).toMatchObject({ items: paths, ...told });
  });
});
