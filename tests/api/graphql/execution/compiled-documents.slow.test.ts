import { readdirSync, readFileSync } from 'node:fs';
import Fastify, { type FastifyInstance } from 'fastify';
import mercurius from 'mercurius';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { isCompletable } from '../../../../src/api/graphql/execution/compiled-documents.js';
import { resolvers } from '../../../../src/api/graphql/resolvers.js';
import { theSchema } from '../../../../src/api/graphql/schema.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { briefGraph } from '../../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  // Without the cache of answers, so that each run executes the document.
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** More than it takes until a document is compiled. */
const RUNS = 5;

async function textOf(query: string, variables?: object, operationName?: string): Promise<string> {
  const payload = { query, variables, operationName };
  const response = await app.inject({ method: 'POST', url: '/graphql', payload });
  // The id of a request is told with a fault of ours, of which there is to be none here.
  expect(response.body).not.toContain('INTERNAL_SERVER_ERROR');
  return `${response.statusCode} ${response.body}`;
}

/** What the document answers each time, plain at first and compiled at last; equal to the byte or the test fails. */
async function sameEachTime(query: string, variables?: object, operationName?: string) {
  const first = await textOf(query, variables, operationName);
  for (let run = 1; run < RUNS; run++)
    expect(await textOf(query, variables, operationName)).toBe(first);
  return first;
}

const questions = new URL('../../../../docs/questions/', import.meta.url);

test('all root fields but the ontology, whose lists take arguments, can be completed without their resolvers', async () => {
  const alone = Fastify();
  await alone.register(mercurius, { schema: theSchema(), resolvers: resolvers() });
  await alone.ready();
  const fields = Object.values(alone.graphql.schema.getQueryType()?.getFields() ?? {});
  await alone.close();
  expect(fields.filter((field) => !isCompletable(field)).map(({ name }) => name)).toEqual([
    'ontology',
  ]);
});

describe('a document answers the same, to the byte, when it is compiled', () => {
  test.each(readdirSync(questions).filter((name) => name.endsWith('.graphql')))(
    '%s',
    async (name) => {
      await sameEachTime(readFileSync(new URL(name, questions), 'utf8'));
    },
  );

  test.each([
    [
      'an entity of any kind',
      '{ search(text: "Geely") { edges { node { __typename id ... on Company { based: basedIn { nodes { name } } } ... on Policy { issuedOn } } } } }',
    ],
    [
      'a field selected twice',
      '{ entity(name: "MIIT") { id ... on Agency { issued { totalCount } issued { nodes { id } } } } }',
    ],
    [
      'an alias that object literals cannot hold',
      '{ entity(name: "MIIT") { __proto__: id constructor: name } }',
    ],
    [
      'several root fields, one of which fails',
      '{ a: policies { totalCount } b: entity(name: "nobody") { id } }',
    ],
    [
      'a nullable root field that fails',
      '{ node(id: "agency:nobody") { id } ontology { kinds { name } } }',
    ],
    [
      'the ontology beside a list',
      '{ ontology { kinds { name } } policies(first: 1) { nodes { id } } }',
    ],
    [
      'a fragment on Query',
      'query { ...Q } fragment Q on Query { policies(first: 2) { ...P } } fragment P on PolicyConnection { nodes { id __typename } }',
    ],
    [
      'introspection beside a list',
      '{ __schema { queryType { name } } __typename policies(first: 1) { nodes { id } } }',
    ],
  ])('%s', async (_name, query) => {
    await sameEachTime(query);
  });

  test('for each value of a condition', async () => {
    const query =
      'query ($names: Boolean!) { policies(first: 2) { nodes { id name @include(if: $names) nameZh @skip(if: $names) } } }';
    const [withNames, without] = [
      await sameEachTime(query, { names: true }),
      await sameEachTime(query, { names: false }),
    ];
    expect(withNames).toContain('"name":');
    expect(without).not.toContain('"name":');
    expect(await textOf(query, { names: true })).toBe(withNames);
  });

  test('a null for a condition is refused each time', async () => {
    const query = 'query ($x: Boolean) { policies { totalCount @include(if: $x) } }';
    expect(await sameEachTime(query, { x: null })).toMatch(/^422 /);
  });

  test('several operations in one document keep their own answers', async () => {
    const query = 'query A { policies { totalCount } } query B { agencies { totalCount } }';
    expect(await sameEachTime(query, {}, 'A')).toContain('policies');
    expect(await sameEachTime(query, {}, 'B')).toContain('agencies');
  });

  test('a variable whose type stands below the root fields alone', async () => {
    const query =
      'query ($w: IssuedAgencyCondition, $day: Date) { policies(first: 3) { nodes { id issuedBy(where: $w) { nodes { id } } inForce(asOf: $day) { state } } } }';
    await sameEachTime(query, { day: '2021-09-07' });
  });

  test('a different filter in a variable each time', async () => {
    const query = 'query ($w: PolicyWhere) { policies(where: $w) { totalCount nodes { id } } }';
    for (const issuer of ['MIIT', 'MOFCOM', 'State Council', 'NDRC', 'CAC', 'MOT']) {
      const asVariable = await textOf(query, { w: { issuedBy: [issuer] } });
      const inText = await textOf(
        `{ policies(where: { issuedBy: ["${issuer}"] }) { totalCount nodes { id } } }`,
      );
      expect(asVariable).toBe(inText);
    }
  });
});
