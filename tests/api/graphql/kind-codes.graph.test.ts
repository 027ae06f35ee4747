import type { FastifyInstance } from 'fastify';
import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { theSchema } from '../../../src/api/graphql/schema.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
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

describe('The code of a kind', () => {
  test('is in capitals; the names that requests wrote before are deprecated', () => {
    const type = theSchema().getType('KindName');
    const values = isEnumType(type) ? type.getValues() : [];
    const isOld = ({ deprecationReason }: (typeof values)[number]) => deprecationReason != null;
    const namesOf = (some: typeof values) => some.map(({ name }) => name);
    expect(namesOf(values.filter((value) => !isOld(value)))).toEqual(
      kinds.map(({ name }) => name.toUpperCase()),
    );
    expect(namesOf(values.filter(isOld))).toEqual(kinds.map(({ name }) => name));
  });

  test.each([
    [
      '{ search(text: "Guangdong", kinds: [KIND]) { totalCount nodes { id } endCursor } }',
      'POLICY',
      'Policy',
    ],
    [
      '{ neighbourhood(of: ["Geely"], kinds: [KIND]) { nodes { node { id __typename } } } }',
      'COMPANY',
      'Company',
    ],
    [
      '{ policies(orderBy: { field: ID }, where: { some: { affects: { node: { kind: [KIND] } } } }) { nodes { id } } }',
      'COMPANY',
      'Company',
    ],
    [
      '{ policyCounts(by: [{ dimension: TOUCHES, kinds: [KIND] }]) { groups { key count keys { kind } } } }',
      'SECTOR',
      'Sector',
    ],
    ['{ ontology { kinds(names: [KIND]) { name } } }', 'POLICY', 'Policy'],
  ])('and its name mean the same in %s', async (document, code, name) => {
    const given = async (kind: string) => ask(app, document.replace('KIND', kind));
    const [found, before] = [await given(code), await given(name)];
    expect(found.errors).toEqual([]);
    expect(JSON.stringify(found.data).length).toBeGreaterThan(40);
    expect(found.data).toEqual(before.data);
  });

  test('is a variable of released clients, too; answers keep the name', async () => {
    const { data, errors } = await ask(
      app,
      'query($kinds: [KindName!]) { ontology { kinds(names: $kinds) { name plural } } }',
      { kinds: ['AGENCY', 'Policy'] },
    );
    expect(errors).toEqual([]);
    expect(data.ontology.kinds).toEqual([
      { name: 'Policy', plural: 'policies' },
      { name: 'Agency', plural: 'agencies' },
    ]);
  });

  test.each([
    ['/v1/search?q=Guangdong&kind=KIND', 'POLICY', 'Policy'],
    ['/v1/neighbourhood?of=Geely&kinds=KIND', 'COMPANY', 'Company'],
    ['/v1/graph/nodes?of=Geely&kinds=KIND', 'COMPANY', 'Company'],
    ['/v1/counts/policies?by=TOUCHES&kinds=KIND', 'SECTOR', 'Sector'],
    ['/v1/export?format=ndjson&where={"KIND":{"issuedBy":["MIIT"]}}', 'POLICY', 'Policy'],
  ])('and its name mean the same at %s', async (address, code, name) => {
    const [found, before] = [
      await get(app, address.replace('KIND', code)),
      await get(app, address.replace('KIND', name)),
    ];
    expect(found.status).toBe(200);
    expect(found.body.length).toBeGreaterThan(100);
    expect(found.body).toBe(before.body);
  });

  test('and its name mean the same to a match of names', async () => {
    const matched = async (kind: string) => {
      const payload = { queries: { a: { name: 'MIIT', kinds: [kind] } }, kinds: [kind] };
      const response = await app.inject({ method: 'POST', url: '/v1/match', payload });
      return { statusCode: response.statusCode, body: response.json() };
    };
    expect((await matched('AGENCY')).statusCode).toBe(200);
    expect(await matched('AGENCY')).toEqual(await matched('Agency'));
  });

  test.each([
    ['/v1/search?q=x&kind=policy', 'kind'],
    ['/v1/export?format=ndjson&where={"POLICIES":{}}', 'Did you mean POLICY?'],
    ['/v1/export?format=ndjson&where={"POLICY":{},"Policy":{}}', 'are the same kind'],
  ])('in another form is refused: %s', async (address, message) => {
    const { status, body } = await get(app, address);
    expect(status).toBe(400);
    expect(body).toContain(message);
  });
});
