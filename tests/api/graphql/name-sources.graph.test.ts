import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { type Kind, kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { watched } from '../../helpers/watched.js';

let graph: Graph;
let app: FastifyInstance;
let statements = 0;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({
    graph: watched(graph, () => {
      statements += 1;
    }),
  });
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
    const { relations } = await brief();
    const cited = relations.filter(
      ({ type, value }) => type === 'CITES' && value.from === 'source:merics-2021-09-07-top-2',
    );
    expect(whole[0].source.source.cites).toEqual({ totalCount: cited.length });
    expect(new Set([plain, placed, whole, published].map((one) => one.length)).size).toBe(1);
  });

  test('can be asked with names in its conditions, as the sources of entities and relations can', async () => {
    const cited =
      'source { citedBy(where: { node: { anyName: ["source:merics-2021-09-07-top-2"] } }) { totalCount } }';
    const { data, errors } = await ask(
      app,
      `{ entity(name: "MIIT") { names { source { reference ${cited} } } sources { reference ${cited} } ... on Agency { issued { edges { node { id } sources { reference ${cited} } } } } } }`,
    );
    expect(errors).toEqual([]);
    const { entities, relations } = await brief();
    const told = (reference: string) => ({
      reference,
      source: {
        citedBy: {
          totalCount: relations.filter(
            ({ type, value }) =>
              type === 'CITES' &&
              value.from === 'source:merics-2021-09-07-top-2' &&
              value.to === reference.split('#')[0],
          ).length,
        },
      },
    });
    const miit = entities.find(({ value }) => value.id === 'agency:miit')?.value;
    const { names = [], sources = [] } = miit as unknown as Named & { sources?: string[] };
    expect(data.entity.names).toEqual(names.map(({ source }) => ({ source: told(source) })));
    expect(data.entity.sources).toEqual(sources.map(told));
    const issued = relations.filter(
      ({ type, value }) => type === 'ISSUED' && value.from === 'agency:miit',
    );
    const byId = (a: { node: { id: string } }, b: { node: { id: string } }) =>
      a.node.id < b.node.id ? -1 : 1;
    expect(data.entity.issued.edges.sort(byId)).toEqual(
      issued
        .map(({ value }) => ({
          node: { id: value.to },
          sources: (value.sources as string[]).map(told),
        }))
        .sort(byId),
    );
  });
});
