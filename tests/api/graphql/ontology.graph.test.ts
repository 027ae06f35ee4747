import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds, relations, vocabularies } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';

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

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

it('gives the kinds, relations and vocabularies as they are, each with both labels', async () => {
  const { data } = await ask(
    app,
    '{ ontology { kinds { name label { en zh } fields { name type vocabulary } } relations { name ends { from to } reverse { zh } } vocabularies { name terms { code label { zh } } } } }',
  );
  expect(names(data.ontology.kinds)).toEqual(names(kinds));
  expect(names(data.ontology.relations)).toEqual(names(relations));
  expect(names(data.ontology.vocabularies)).toEqual(names(vocabularies));
  expect(JSON.stringify(data.ontology)).not.toContain('null,"zh"');
  const policy = data.ontology.kinds.find(({ name }: { name: string }) => name === 'Policy');
  expect(policy.fields).toContainEqual({ name: 'issuedOn', type: 'DATE', vocabulary: null });
});

it('says of the data set how much of what it holds, what it covers and what is missing', async () => {
  const { data } = await ask(
    app,
    '{ dataSet { name coversFrom coversTo licence gaps kindCounts { kind count } relationCounts { relation count } } }',
  );
  const { meta, entities, relations: links } = await brief();
  expect(data.dataSet).toMatchObject({
    name: meta.name,
    coversFrom: meta.coversFrom,
    coversTo: meta.coversTo,
    licence: meta.licence,
    gaps: meta.gaps,
  });
  for (const { kind, count } of data.dataSet.kindCounts)
    expect([kind, count]).toEqual([kind, entities.filter((one) => one.kind === kind).length]);
  for (const { relation, count } of data.dataSet.relationCounts)
    expect([relation, count]).toEqual([
      relation,
      links.filter(({ type }) => type === relation).length,
    ]);
});

it('names the data sets that there are when asked for another', async () => {
  const { errors } = await ask(app, '{ dataSet(name: "x") { name } }');
  expect(errors[0]).toMatchObject({
    message: 'name: "x" is not a data set. The graph contains: merics-china-industries-2021-09-07.',
    extensions: { code: 'UNKNOWN_NAME' },
  });
});

it('gives those parts of the ontology that are named, and says which names there are', async () => {
  const { data } = await ask(
    app,
    '{ ontology { kinds(names: [Policy]) { name } relations(names: [AFFECTS, ISSUED]) { name } vocabularies(names: ["Basis"]) { terms { code } } } }',
  );
  expect(data.ontology).toEqual({
    kinds: [{ name: 'Policy' }],
    relations: [{ name: 'ISSUED' }, { name: 'AFFECTS' }],
    vocabularies: [{ terms: [{ code: 'TEXT' }, { code: 'ANALYST' }] }],
  });
  const { errors } = await ask(app, '{ ontology { vocabularies(names: ["Bases"]) { name } } }');
  expect(errors[0]?.message).toContain('names: "Bases" is not in the ontology. There are ');
});
