import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { asLarge, brief, briefGraph } from '../../helpers/graph.js';
import { reachesAny } from '../../helpers/oracle/affecting.js';
import { factsOf } from '../../helpers/oracle/facts.js';
import { relationCounts } from '../../helpers/oracle/legal.js';

/** MIIT issued four texts: one on 14 May, one on 4 August, one on 12 August and one on 27 August 2021. */
let graph: Graph;
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  graph = await briefGraph();
  apps.push(await buildApp({ graph }), await buildApp({ graph: asLarge(graph) }));
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await graph.close();
});

/** The answer of a small graph, which a large one gives too. */
async function answer(query: string, variables?: object) {
  const [small, large] = await Promise.all(apps.map((app) => ask(app, query, variables)));
  expect(large).toEqual(small);
  return small as Awaited<ReturnType<typeof ask>>;
}

async function dataOf(query: string, variables?: object) {
  const { data, errors } = await answer(query, variables);
  expect(errors).toEqual([]);
  return data;
}

describe('A relation on a day of its own', () => {
  test('is asked for two days in one document', async () => {
    const { entity } = await dataOf(
      `{ entity(name: "MIIT") { ... on Agency {
           early: issued(asOf: "2021-08-04") { totalCount asOf nodes { id } }
           august: issued(asOf: "2021-08-31") { totalCount asOf }
           all: issued { totalCount asOf } } } }`,
    );
    expect(entity).toEqual({
      early: {
        totalCount: 1,
        asOf: '2021-08-04',
        nodes: [{ id: 'policy:appliance-producer-responsibility-notice' }],
      },
      august: { totalCount: 3, asOf: '2021-08-31' },
      all: { totalCount: 4, asOf: null },
    });
  });

  test('takes its own day, else that from above; null is no day', async () => {
    const { entity } = await dataOf(
      `{ entity(name: "MIIT", asOf: "2021-08-11") { ... on Agency {
           above: issued { totalCount asOf }
           own: issued(asOf: "2021-08-12") { totalCount asOf }
           none: issued(asOf: null) { totalCount asOf } } } }`,
    );
    expect(entity).toEqual({
      above: { totalCount: 1, asOf: '2021-08-11' },
      own: { totalCount: 2, asOf: '2021-08-12' },
      none: { totalCount: 4, asOf: null },
    });
  });

  test('hands it on to all below, which may have one again', async () => {
    const { policies } = await dataOf(
      `{ policies(first: 1, where: { id: ["policy:connected-vehicle-opinions"] }) { nodes {
           issuedBy(first: 1, asOf: "2021-08-12", where: { node: { id: ["agency:miit"] } }) { nodes {
             below: issued { totalCount asOf nodes { inForce { asOf } } }
             again: issued(asOf: "2021-08-04") { totalCount asOf nodes { inForce { asOf } } } } } } } }`,
    );
    const [agency] = policies.nodes[0].issuedBy.nodes;
    expect(agency.below).toMatchObject({ totalCount: 2, asOf: '2021-08-12' });
    expect(agency.below.nodes[0].inForce).toEqual({ asOf: '2021-08-12' });
    expect(agency.again).toEqual({
      totalCount: 1,
      asOf: '2021-08-04',
      nodes: [{ inForce: { asOf: '2021-08-04' } }],
    });
  });

  test('filters by what held on it', async () => {
    const { entity } = await dataOf(
      `query ($where: IssuedPolicyCondition) { entity(name: "MIIT") { ... on Agency {
         before: issued(asOf: "2021-08-11", undated: INCLUDE, where: $where) { totalCount }
         after: issued(asOf: "2021-08-12", undated: INCLUDE, where: $where) { totalCount } } } }`,
      { where: { node: { affecting: { sector: ['EV makers'] }, issuedBy: ['MIIT'] } } },
    );
    expect([entity.before.totalCount, entity.after.totalCount]).toEqual([0, 1]);
  });

  test.each([
    ['a list', 'agencies(where: { id: ["agency:miit"] })', 'nodes'],
    ['edges', 'agencies(where: { id: ["agency:miit"] })', 'edges { node', '}'],
    ['one by its id', 'node(id: "agency:miit")', ''],
    ['several by their ids', 'nodes(ids: ["agency:miit"])', ''],
    ['a search', 'search(text: "MIIT", first: 1)', 'nodes'],
    ['an exposure', 'exposure(of: "policy:connected-vehicle-opinions", first: 200)', 'nodes'],
    ['a neighbourhood', 'neighbourhood(of: ["MIIT"])', 'nodes { node', '}'],
    ['paths', 'paths(from: "MIIT", to: "MOFCOM")', 'paths { nodes', '}'],
  ])('is asked for below %s', async (_name, root, below, end = '') => {
    const relations = `... on Entity { ... on Agency { id early: issued(asOf: "2021-08-11") { totalCount } late: issued(asOf: "2021-08-12") { totalCount } }
      ... on Sector { id early: affectedBy(asOf: "2021-08-11") { totalCount } late: affectedBy(asOf: "2031-08-12") { totalCount } } }`;
    const data = await dataOf(
      below ? `{ ${root} { ${below} { ${relations} } ${end} } }` : `{ ${root} { ${relations} } }`,
    );
    const found = entitiesIn(data).filter(({ id }) => id?.match(/^agency:miit|^sector:/));
    const facts = factsOf(await brief());
    const policy = 'policy:connected-vehicle-opinions';
    // Unless it is asked, an exposure of a policy leaves out the way from a part to its whole.
    const via = ['SECTOR', 'WIDER_SECTOR'];
    const expected = root.startsWith('exposure')
      ? facts.ids('Sector').filter((id) => reachesAny(facts, policy, { sector: [id], via }))
      : ['agency:miit'];
    expect([...new Set(found.map(({ id }) => id))].sort()).toEqual(expected.sort());
    const affected = (id: string, day: string) =>
      facts
        .links('AFFECTS')
        .filter(({ to }) => to === id)
        .filter((link) => relationCounts(facts, 'AFFECTS', link, { day, undated: 'LEAVE_OUT' }));
    for (const { id = '', early, late } of found) {
      const counts =
        id === 'agency:miit'
          ? [1, 2]
          : [affected(id, '2021-08-11').length, affected(id, '2031-08-12').length];
      expect([early?.totalCount, late?.totalCount], id).toEqual(counts);
    }
  });

  test('stands in variables: one that is not sent is left out, one that is null is no day', async () => {
    const query = `query ($day: Date, $undated: Undated) { entity(name: "MIIT", asOf: "2021-08-11") {
      ... on Agency { issued(asOf: $day, undated: $undated) { totalCount asOf } } } }`;
    const issued = async (variables: object) => (await dataOf(query, variables)).entity.issued;
    // Each asked twice, as what a field asks is remembered by the values of its variables.
    for (const _ of [1, 2]) {
      expect(await issued({})).toEqual({ totalCount: 1, asOf: '2021-08-11' });
      expect(await issued({ day: null })).toEqual({ totalCount: 4, asOf: null });
      expect(await issued({ day: '2021-08-12' })).toEqual({ totalCount: 2, asOf: '2021-08-12' });
    }
  });
});

describe('What becomes of the undated below', () => {
  const dated = { id: 'company:nio', day: '2021-09-07' };
  const ties = (argument: string, root = '') =>
    `{ company: entity(id: "${dated.id}"${root}) { ... on Company { operatesIn(${argument}) { totalCount }
       holdsStakeIn(${argument}) { totalCount } stakeHeldBy(${argument}) { totalCount } } } }`;

  test('ONLY lists the undated relations alone; INCLUDE is both together', async () => {
    const totals = async (undated: string) => {
      const { company } = await dataOf(ties(`asOf: "${dated.day}", undated: ${undated}`));
      return Object.values(company as Record<string, { totalCount: number }>).map(
        ({ totalCount }) => totalCount,
      );
    };
    const [held, undated, both] = [
      await totals('LEAVE_OUT'),
      await totals('ONLY'),
      await totals('INCLUDE'),
    ];
    expect(both).toEqual(held.map((count, at) => count + (undated[at] ?? 0)));
    expect(undated.some((count) => count > 0)).toBe(true);
  });

  test('is inherited by itself: a day of one’s own keeps it', async () => {
    const above = await dataOf(
      ties(`asOf: "${dated.day}"`, ', asOf: "2021-01-01", undated: INCLUDE'),
    );
    const own = await dataOf(ties(`asOf: "${dated.day}", undated: INCLUDE`));
    expect(above).toEqual(own);
  });

  test.each([
    ['undated: INCLUDE', 'issued.undated: INCLUDE applies only with a day'],
    ['asOf: null, undated: ONLY', 'issued.undated: ONLY applies only with a day'],
    ['asOf: "2021-09"', 'issued.asOf: "2021-09" is not a full date'],
    ['asOf: "2021-02-30"', 'issued.asOf: "2021-02-30" is not a full date'],
  ])('is refused: %s', async (given, message) => {
    const { errors } = await answer(
      `{ entity(name: "MIIT") { ... on Agency { issued(${given}) { totalCount } } } }`,
    );
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]?.message).toContain(message);
  });
});

interface Entity {
  readonly id?: string;
  readonly early?: { readonly totalCount: number };
  readonly late?: { readonly totalCount: number };
}

/** Everything in an answer that has the two relations. */
function entitiesIn(value: unknown): Entity[] {
  if (Array.isArray(value)) return value.flatMap(entitiesIn);
  if (value === null || typeof value !== 'object') return [];
  if ('early' in value) return [value as Entity];
  return Object.values(value).flatMap(entitiesIn);
}
