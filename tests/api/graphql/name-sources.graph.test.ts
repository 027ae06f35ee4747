import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { type Kind, kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let statements = 0;
beforeAll(async () => {
  graph = await briefGraph();
  const counted: Graph = {
    ...graph,
    read: (...args) => {
      statements += 1;
      return graph.read(...args);
    },
  };
  app = await buildApp({ graph: counted });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

interface Named {
  readonly id: string;
  readonly names?: readonly { readonly text: string; readonly source: string }[];
}

/** What the data set states of the names of a kind, as the service is to tell it. */
async function stated({ name: kind }: Kind) {
  const { entities } = await brief();
  const sourceNames = new Map(entities.map(({ value }) => [value.id, value.name]));
  return entities
    .filter((one) => one.kind === kind)
    .map(({ value }) => {
      const { id, names = [] } = value as unknown as Named;
      const told = names.map(({ text, source: reference }) => {
        const [source, place = null] = reference.split('#');
        return {
          text,
          source: { reference, place, source: { name: sourceNames.get(source as string) } },
        };
      });
      return { id, names: told };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('The source of a name', () => {
  test.each(kinds.map((kind) => [kind.plural, kind] as const))(
    'is told with its place and the source itself, of all %s, in one statement',
    async (plural, kind) => {
      statements = 0;
      const { data, errors } = await ask(
        app,
        `{ ${plural}(first: 200, orderBy: { field: ID }) { nodes { id names { text source { reference place source { name } } } } } }`,
      );
      expect(errors).toEqual([]);
      expect(data[plural].nodes).toEqual(await stated(kind));
      expect(statements).toBe(1);
    },
  );

  test('can differ from alias to alias, and be asked of whatever kind an entity is', async () => {
    const { data, errors } = await ask(
      app,
      `{ entity(name: "MIIT") { plain: names { text } placed: names { source { place reference } }
         whole: names { source { source { name cites { totalCount } } } } published: names { source { source { name: publisher } } } } }`,
    );
    expect(errors).toEqual([]);
    const { plain, placed, whole, published } = data.entity;
    expect(plain[0]).toEqual({ text: 'MIIT' });
    expect(placed[0].source).toEqual({
      reference: 'source:merics-2021-09-07-top-2#issuing-body',
      place: 'issuing-body',
    });
    expect(published[0].source.source.name).toBe('MERICS');
    expect(whole[0].source.source.name).not.toBe('MERICS');
    expect(whole[0].source.source.cites.totalCount).toBeGreaterThan(0);
    expect(new Set([plain, placed, whole, published].map((one) => one.length)).size).toBe(1);
  });

  test('can be asked with names in its conditions, as the sources of entities and relations can', async () => {
    const cited =
      'source { citedBy(where: { node: { anyName: ["source:merics-2021-09-07-top-2"] } }) { totalCount } }';
    const { errors } = await ask(
      app,
      `{ entity(name: "MIIT") { names { source { ${cited} } } sources { ${cited} } ... on Agency { issued(first: 1) { edges { sources { ${cited} } } } } } }`,
    );
    expect(errors).toEqual([]);
  });
});
