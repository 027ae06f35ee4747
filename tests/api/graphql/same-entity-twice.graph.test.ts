import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';

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

const plan = 'policies(where: { id: ["policy:trade-logistics-plan"] })';

describe('One entity that a document selects at several places', () => {
  test('has what each of them selects of a relation', async () => {
    const { data, errors } = await ask(
      app,
      `{ ${plan} { edges { node { issuedBy { totalCount } } } nodes { issuedBy { nodes { id sources { place } } } }
           more: nodes { issuedBy { edges { role } nodes { name sources { source { name } } } } } } }`,
    );
    expect(errors).toEqual([]);
    const { edges, nodes, more } = data.policies;
    expect(edges[0].node.issuedBy).toEqual({ totalCount: 3 });
    expect(nodes[0].issuedBy.nodes).toHaveLength(3);
    expect(nodes[0].issuedBy.nodes[0].sources[0]).toHaveProperty('place');
    expect(more[0].issuedBy.nodes[0].sources[0].source.name).toContain('MERICS');
    const roles = more[0].issuedBy.nodes.map(({ name }: { name: string }, at: number) => [
      name,
      more[0].issuedBy.edges[at].role,
    ]);
    expect(Object.fromEntries(roles)).toEqual({
      'Ministry of Commerce': 'LEAD',
      'Ministry of Finance': 'JOINT',
      'National Development and Reform Commission': 'JOINT',
    });
  });

  test('has it by fragments on its interface and on its kind, in whichever order', async () => {
    const place = '... on Entity { sources { place reference } }';
    const source = '... on Agency { sources { source { name publisher } } }';
    for (const parts of [
      [place, source],
      [source, place],
    ]) {
      const { data, errors } = await ask(app, `{ entity(name: "MIIT") { ${parts.join(' ')} } }`);
      expect(errors).toEqual([]);
      expect(data.entity.sources[0]).toMatchObject({
        reference: expect.stringContaining('source:'),
        source: { name: expect.stringContaining('MERICS') },
      });
    }
  });

  test.each([
    [
      'edges { node { issuedBy(first: 1) { totalCount } } } nodes { issuedBy { totalCount } }',
      'issuedBy with different arguments under the alias issuedBy',
    ],
    [
      'edges { node { x: issuedBy { totalCount } } } nodes { x: putForwardBy { totalCount } }',
      'both issuedBy and putForwardBy under the alias x',
    ],
  ])('is refused where two fields would share an alias: %s', async (selection, message) => {
    const { errors } = await ask(app, `{ ${plan} { ${selection} } }`);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]?.message).toContain(message);
  });

  test('keeps two relations apart that have an alias each', async () => {
    const { data, errors } = await ask(
      app,
      `{ ${plan} { edges { node { one: issuedBy(first: 1) { nodes { id } } } } nodes { issuedBy { nodes { id } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.policies.edges[0].node.one.nodes).toHaveLength(1);
    expect(data.policies.nodes[0].issuedBy.nodes).toHaveLength(3);
  });
});
