import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { knownInGraph } from '../../src/cli/known.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { ask } from '../helpers/ask.js';
import { emptyGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';
import { datasetWith } from '../helpers/small-data-set.js';

/** In the order of lists: by the first day, the less exact date first. */
const inOrder = [
  ...['2021', '2021-H1', '2021-Q1', '2021-01', '2021-06-30', '2021-H2', '2021-Q3', '2021-07'],
  ...['2021-07-01', '2021-08', '2021-Q4', '2022-01-01'],
];
const slugOf = (date: string) => date.toLowerCase();
const policies = inOrder.map((date) => ({
  id: `policy:p-${slugOf(date)}`,
  name: `Plan of ${date}`,
  ...{ type: 'ACTION_PLAN', status: 'IN_FORCE', issuedOn: date, effectiveOn: date },
}));
const company = (slug: string) => ({ id: `company:${slug}`, name: slug, type: 'COMPANY' });
const dataset = datasetWith(
  [
    ...policies,
    { id: 'agency:a', name: 'Agency A', type: 'MINISTRY', level: 'CENTRAL' },
    ...['holder', 'held'].map(company),
  ],
  [
    ...policies.map(({ id }) => ({
      type: 'ISSUED',
      value: { from: 'agency:a', to: id, role: 'SOLE' },
    })),
    {
      type: 'HOLDS_STAKE_IN',
      value: { from: 'company:holder', to: 'company:held', since: '2021-Q3', until: '2022-H1' },
    },
  ],
);

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, dataset);
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function data(query: string) {
  const answer = await ask(app, query);
  expect(answer.errors).toEqual([]);
  return answer.data;
}

const issued = (nodes: readonly { readonly issuedOn: string }[]) =>
  nodes.map(({ issuedOn }) => issuedOn);

describe('A quarter or a half of a year', () => {
  test.each(['ISSUED_ON', 'DAY'])(
    'is sorted by its first day, by %s, page after page',
    async (field) => {
      for (const direction of ['ASC', 'DESC']) {
        const found: string[] = [];
        let after: string | null = null;
        do {
          const at: string = after === null ? '' : `, after: "${after}"`;
          const { policies: page } = await data(
            `{ policies(first: 5, orderBy: { field: ${field}, direction: ${direction} }${at}) { nodes { issuedOn } pageInfo { hasNextPage endCursor } } }`,
          );
          found.push(...issued(page.nodes));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect(found).toEqual(direction === 'ASC' ? inOrder : [...inOrder].reverse());
      }
    },
  );

  test.each([
    ['{ from: "2021-07-01", to: "2021-09-30" }', '2021-Q3 2021-07 2021-07-01 2021-08'],
    ['{ from: "2021-Q3", to: "2021-Q3" }', '2021-Q3 2021-07 2021-07-01 2021-08'],
    ['{ from: "2021-07-02" }', '2021-08 2021-Q4 2022-01-01'],
    ['{ to: "2021-H1" }', '2021-H1 2021-Q1 2021-01 2021-06-30'],
    ['{ to: "2021-06-29" }', '2021-Q1 2021-01'],
  ])('is found by issuedOn: %s where all its days are within', async (bounds, dates) => {
    const { policies: page } = await data(
      `{ policies(first: 50, where: { issuedOn: ${bounds} }, orderBy: { field: ISSUED_ON }) { nodes { issuedOn } } }`,
    );
    expect(issued(page.nodes)).toEqual(dates.split(' '));
  });

  test('is in force from its last day on, and may be so within it', async () => {
    const day = '2021-08-15';
    const { policies: found } = await data(
      `{ policies(first: 50, orderBy: { field: ISSUED_ON }) { nodes { issuedOn inForce(asOf: "${day}") { state reason } } } }`,
    );
    const by = (state: string) =>
      issued(
        found.nodes.filter((one: { inForce: { state: string } }) => one.inForce.state === state),
      );
    expect(by('YES').join(' ')).toBe('2021-H1 2021-Q1 2021-01 2021-06-30 2021-07 2021-07-01');
    expect(by('UNKNOWN').join(' ')).toBe('2021 2021-H2 2021-Q3 2021-08');
    expect(by('NOT_YET').join(' ')).toBe('2021-Q4 2022-01-01');
    const quarter = found.nodes.find((one: { issuedOn: string }) => one.issuedOn === '2021-Q3');
    expect(quarter.inForce.reason).toBe(
      'It took effect 2021-Q3; the sources are not exact enough for 2021-08-15.',
    );
  });

  test('of a tie is as it was given in lists, paths, pictures and REST', async () => {
    const { companies, paths } = await data(
      `{ companies(where: { id: ["company:holder"] }) { nodes { holdsStakeIn { edges { since until } } } }
         paths(from: "company:holder", to: "company:held") { paths { hops { ties { since until } } } } }`,
    );
    const stake = { since: '2021-Q3', until: '2022-H1' };
    expect(companies.nodes[0].holdsStakeIn.edges).toEqual([stake]);
    expect(paths.paths[0].hops[0].ties).toEqual([stake]);
    for (const address of [
      '/v1/entities/company:holder',
      '/v1/companies',
      '/v1/graph?of=company:holder',
      '/v1/companies?format=csv',
    ]) {
      const { status, body } = await get(app, address);
      expect(status).toBe(200);
      expect(body).toContain('2021-Q3');
      expect(body).not.toContain('2021-06Q');
    }
  });

  test('is taken by REST, and another form is refused with those that are', async () => {
    const { json } = await get(
      app,
      '/v1/policies?issuedFrom=2021-Q3&issuedTo=2021-Q3&sort=issuedOn',
    );
    expect(json.items.map(({ issuedOn }: { issuedOn: string }) => issuedOn)).toEqual([
      ...['2021-Q3', '2021-07', '2021-07-01', '2021-08'],
    ]);
    const wrong = await get(app, '/v1/policies?issuedFrom=2021-Q5');
    expect(JSON.stringify(wrong.json)).toContain('2021-Q3');
  });

  test('is compared with what lists say, and found near the days of a document', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/match',
      payload: {
        queries: { a: { name: 'Plan of 2021-Q3', properties: { issuedOn: '2021年第三季度' } } },
      },
    });
    const [best] = answer.json().results.a.candidates;
    expect(best).toMatchObject({
      id: 'policy:p-2021-q3',
      features: { 'property:issuedOn': 1 },
    });
    const without = await app.inject({
      method: 'POST',
      url: '/v1/match',
      payload: { queries: { a: { kinds: ['POLICY'], properties: { issuedOn: '2021-Q3' } } } },
    });
    expect(without.json().results.a.candidates.map(({ id }: { id: string }) => id)).toEqual([
      'policy:p-2021-q3',
    ]);
    const [tied] = await knownInGraph(graph, undefined).tied([
      {
        ...{ kind: 'Policy', types: ['ISSUED'], others: ['agency:a'], documentNumbers: [] },
        days: ['2021-08-20', '2021-08-30'],
      },
    ]);
    expect([...(tied ?? [])].sort()).toEqual(
      ['2021', '2021-08', '2021-h2', '2021-q3'].map((slug) => `policy:p-${slug}`),
    );
  });

  test('is loaded again without a change', async () => {
    const { entities, relations } = await load(graph, dataset);
    for (const counts of [entities, relations])
      expect(counts).toMatchObject({ created: 0, changed: 0, removed: 0 });
  });
});
