import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  await app.close();
  await graph.close();
});

/** Asked often enough that the document is compiled; each time it has to answer the same. */
async function answers(query: string) {
  const bodies = new Set<string>();
  let status = 0;
  for (let run = 0; run < 5; run++) {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
    status = response.statusCode;
    bodies.add(response.body);
  }
  expect(bodies.size).toBe(1);
  const { data, errors = [] } = JSON.parse([...bodies][0] as string);
  const told = errors.map(
    ({ path, extensions }: { path: string[]; extensions: { code: string } }) =>
      `${path.join('.')} ${extensions.code}`,
  );
  return { status, data, errors: told };
}

describe('a root field that fails', () => {
  test.each([
    ['entity', 'bad: entity(name: "nobody") { id }', 'UNKNOWN_NAME'],
    ['a list', 'bad: policies(where: { issuedBy: ["nobody"] }) { totalCount }', 'UNKNOWN_NAME'],
    [
      'a relation in a list',
      'bad: policies { nodes { issuedBy(where: { node: { anyName: ["nobody"] } }) { totalCount } } }',
      'UNKNOWN_NAME',
    ],
    [
      'counts',
      'bad: policyCounts(by: [{ dimension: TYPE }], where: { issuedBy: ["nobody"] }) { total }',
      'UNKNOWN_NAME',
    ],
    ['paths', 'bad: paths(from: "nobody", to: "NIO") { complete }', 'UNKNOWN_NAME'],
    ['a neighbourhood', 'bad: neighbourhood(of: ["nobody"]) { complete }', 'UNKNOWN_NAME'],
    ['exposure', 'bad: exposure(of: "nobody") { totalCount }', 'UNKNOWN_NAME'],
    ['a search', 'bad: search(text: "。") { totalCount }', 'BAD_USER_INPUT'],
    ['a data set', 'bad: dataSet(name: "nobody") { name }', 'UNKNOWN_NAME'],
    ['nodes', `bad: nodes(ids: [${'"agency:miit" '.repeat(201)}]) { id }`, 'LIMIT_EXCEEDED'],
  ])('is null, and the others are answered: %s', async (_what, field, code) => {
    const { status, data, errors } = await answers(
      `{ before: policies { totalCount } ${field} after: entity(name: "MIIT") { id } }`,
    );
    expect(data).toEqual({
      before: { totalCount: expect.any(Number) },
      bad: null,
      after: { id: 'agency:miit' },
    });
    expect([status, errors]).toEqual([200, [`bad ${code}`]]);
  });

  test('has an error of its own, in the order of the fields, if several do', async () => {
    const { status, data, errors } = await answers(
      '{ a: entity(name: "MIIT") { id } b: entity(name: "nobody") { id } c: policies(where: { issuedBy: ["no one"] }) { totalCount } d: search(text: "") { totalCount } }',
    );
    expect(data).toEqual({ a: { id: 'agency:miit' }, b: null, c: null, d: null });
    expect([status, errors]).toEqual([
      200,
      ['b UNKNOWN_NAME', 'c UNKNOWN_NAME', 'd BAD_USER_INPUT'],
    ]);
  });

  test('alone makes an answer with the status of its error', async () => {
    const { status, data, errors } = await answers('{ entity(name: "nobody") { id } }');
    expect([status, data, errors]).toEqual([400, { entity: null }, ['entity UNKNOWN_NAME']]);
  });

  test('beside one that is null without an error is a part of an answer', async () => {
    const { status, data } = await answers(
      '{ node(id: "agency:nobody") { id } entity(name: "nobody") { id } }',
    );
    expect([status, data]).toEqual([200, { node: null, entity: null }]);
  });
});
