import type { FastifyInstance } from 'fastify';
import { type GraphQLInputObjectType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { theSchema } from '../../../src/api/graphql/schema.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
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

const schema = theSchema();

/** The path of each field of a filter that may be null, `depth` inputs deep, with a filter that holds a null there. */
function nullsIn(
  type: GraphQLInputObjectType,
  depth: number,
  path = 'where',
): [path: string, filter: object][] {
  return Object.values(type.getFields()).flatMap((field): [string, object][] => {
    if (isNonNullType(field.type)) return [];
    const own = `${path}.${field.name}`;
    const inner = isListType(field.type) ? field.type.ofType : field.type;
    const item = isNonNullType(inner) ? inner.ofType : inner;
    const below: [string, object][] =
      isInputObjectType(item) && depth > 1
        ? nullsIn(item, depth - 1, isListType(field.type) ? `${own}[0]` : own)
        : [];
    return [
      [own, { [field.name]: null }],
      ...below.map(([at, filter]): [string, object] => [
        at,
        { [field.name]: isListType(field.type) ? [filter] : filter },
      ]),
    ];
  });
}

describe('A null in a filter', () => {
  test.each(kinds)('of $plural is an error that names its place', async ({ name, plural }) => {
    const type = schema.getType(`${name}Where`) as GraphQLInputObjectType;
    const all = nullsIn(type, 2);
    expect(all.length).toBeGreaterThan(40);
    for (const [path, where] of all) {
      const { status, errors } = await ask(
        app,
        `query ($where: ${name}Where) { ${plural}(where: $where) { totalCount } }`,
        { where },
      );
      expect([status, errors[0]?.extensions], path).toEqual([
        400,
        { code: 'BAD_USER_INPUT', argument: path },
      ]);
      expect(errors[0]?.message).toContain(`${path} is null, and null is not a filter.`);
    }
  });

  test.each([
    [
      'policies(where: { or: [{}, { issuedBy: null }] }) { totalCount }',
      'where.or[1].issuedBy is null, and null is not a filter. Leave issuedBy out, or give its variable a value. For those without such a relation, write none: { issuedBy: {} }.',
    ],
    [
      'policies(where: { type: { in: null } }) { totalCount }',
      'where.type.in is null, and null is not a filter. Leave in out, or give its variable a value. For values that are not known, write type: { known: false }.',
    ],
    [
      'events(where: { amounts: { from: null } }) { totalCount }',
      'where.amounts.from is null, and null is not a filter. Leave from out, or give its variable a value. For values that are not known, write amounts: { known: false }.',
    ],
    [
      'policies(where: { affecting: { sector: ["EV makers"], via: null } }) { totalCount }',
      'where.affecting.via is null, and null is not a filter. Leave via out, or give its variable a value.',
    ],
    [
      'policyCounts(by: [{ dimension: TYPE }], where: { not: null }) { total }',
      'where.not is null',
    ],
    ['jointIssuers(where: { status: null }) { total }', 'where.status is null'],
    ['inForceSeries(from: "2021", to: "2021", where: { id: null }) { total }', 'where.id is null'],
    [
      'agencies { nodes { issued(where: { node: { and: [{ name: null }] } }) { totalCount } } }',
      'issued.where.node.and[0].name is null',
    ],
    [
      'node(id: "agency:miit") { ... on Agency { issued(where: { role: null }) { totalCount } } }',
      'issued.where.role is null',
    ],
    [
      'search(text: "MIIT") { nodes { ... on Agency { issued(where: { node: null }) { totalCount } } } }',
      'issued.where.node is null',
    ],
    [
      'neighbourhood(of: ["MIIT"]) { nodes { node { ... on Agency { issued(where: { node: { id: null } }) { totalCount } } } } }',
      'issued.where.node.id is null',
    ],
  ])('is refused wherever the filter stands: %s', async (field, message) => {
    const { errors } = await ask(app, `{ ${field} }`);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]?.message).toContain(message);
  });

  test('that a variable brings is refused; a variable that is not sent leaves its field out', async () => {
    const query = 'query ($by: [String!]) { policies(where: { issuedBy: $by }) { totalCount } }';
    const { errors } = await ask(app, query, { by: null });
    expect(errors[0]?.message).toContain('where.issuedBy is null');
    const [all, of] = [await ask(app, query), await ask(app, query, { by: ['MIIT'] })];
    expect([all.data.policies.totalCount, of.data.policies.totalCount]).toEqual([24, 4]);
  });

  test('within a list is refused by the types', async () => {
    const query = 'query ($w: PolicyWhere) { policies(where: $w) { totalCount } }';
    const { status, errors } = await ask(app, query, { w: { issuedBy: [null] } });
    expect([status, errors[0]?.extensions.code]).toEqual([422, 'BAD_USER_INPUT']);
    expect(errors[0]?.message).toContain('"w.issuedBy[0]"');
  });
});

describe('A null in place of a whole argument', () => {
  test('is one left out, as clients send it', async () => {
    const { data, errors } = await ask(
      app,
      `{ policies(where: null, orderBy: null, first: null, after: null, asOf: null, undated: null) { totalCount }
         node(id: "agency:miit") { ... on Agency { issued(where: null, first: null, after: null) { totalCount } } }
         policyCounts(by: [{ dimension: TYPE, period: null, kinds: null }], where: null, top: null) { total } }`,
    );
    expect(errors).toEqual([]);
    expect([
      data.policies.totalCount,
      data.node.issued.totalCount,
      data.policyCounts.total,
    ]).toEqual([24, 4, 24]);
  });
});
