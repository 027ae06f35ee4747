import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { watched } from '../../helpers/watched.js';

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

describe('a list', () => {
  test.each(kinds.map(({ plural, name }) => [plural, name]))(
    'of %s counts what the data set states',
    async (plural, name) => {
      const { data } = await ask(app, `{ ${plural} { totalCount complete } }`);
      const { entities } = await brief();
      expect(data[plural as string]).toEqual({
        totalCount: entities.filter(({ kind }) => kind === name).length,
        complete: true,
      });
    },
  );

  test.each(['ASC', 'DESC'])(
    'is walked whole, forward and backward, in pages of three, unknown dates last (%s)',
    async (direction) => {
      const walk = async (size: string, cursor: string, bound: string) => {
        const ids: string[] = [];
        let at: string | null = null;
        do {
          const { data, errors } = await ask(
            app,
            `query($at: String) { policies(orderBy: {field: ISSUED_ON, direction: ${direction}}, ${size}: 3, ${cursor}: $at) { nodes { id issuedOn } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
            { at },
          );
          expect(errors).toEqual([]);
          const page = data.policies.nodes.map(
            ({ id, issuedOn }: { id: string; issuedOn: string | null }) =>
              `${issuedOn ?? 'unknown'} ${id}`,
          );
          if (size === 'first') ids.push(...page);
          else ids.unshift(...page);
          const { pageInfo } = data.policies;
          at = (size === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)
            ? pageInfo[bound]
            : null;
        } while (at);
        return ids;
      };
      const forward = await walk('first', 'after', 'endCursor');
      expect(new Set(forward).size).toBe(24);
      expect(await walk('last', 'before', 'startCursor')).toEqual(forward);
      const known = forward.filter((row) => !row.startsWith('unknown'));
      expect(forward.slice(0, known.length)).toEqual(known);
      const dates = known.map((row) => row.split(' ')[0] as string);
      expect(dates).toEqual(
        [...dates].sort((a, b) => (direction === 'ASC' ? 1 : -1) * a.localeCompare(b)),
      );
    },
  );

  test.each([
    [
      '{ type: { in: [LAW] } }',
      ['policy:cybersecurity-law', 'policy:personal-information-protection-law'],
    ],
    [
      '{ effectiveOn: { known: true } }',
      ['policy:cii-security-regulations', 'policy:personal-information-protection-law'],
    ],
    [
      '{ issuedOn: { from: "2021-08-26", to: "2021-08-31" } }',
      [
        'policy:employment-plan',
        'policy:nev-battery-reuse-rules',
        'policy:transport-technology-guidelines',
      ],
    ],
    ['{ decidedOn: { to: "2020" } }', ['policy:commercial-vehicle-joint-venture-reform']],
    ['{ decidedOn: { to: "2020-06-30" } }', []],
    ['{ status: { in: [DRAFT] } }', ['policy:recommendation-algorithm-draft']],
    ['{ putForwardBy: ["CAC"] }', ['policy:recommendation-algorithm-draft']],
    ['{ issuedBy: ["CAC"] }', []],
    ['{ some: { issuedBy: { role: { in: [LEAD] } } } }', ['policy:trade-logistics-plan']],
    [
      '{ issuedBy: ["NDRC"], not: { issuedBy: ["MOF"] } }',
      ['policy:appliance-producer-responsibility-notice', 'policy:renewable-storage-notice'],
    ],
    [
      '{ issuedBy: ["MOF"], some: { issuedBy: { node: { anyName: ["MIIT"] } } } }',
      ['policy:procurement-local-content-guidelines'],
    ],
    [
      '{ none: { issuedBy: {} }, status: { notIn: [MENTIONED] } }',
      ['policy:disruptive-technology-call', 'policy:recommendation-algorithm-draft'],
    ],
    [
      '{ or: [{ name: { contains: "hydrogen" } }, { anyName: ["PIPL"] }] }',
      ['policy:beijing-hydrogen-plan', 'policy:personal-information-protection-law'],
    ],
    ['{ or: [] }', []],
  ])('of policies where %s holds', async (where, expected) => {
    const { data, errors } = await ask(
      app,
      `{ policies(where: ${where}) { totalCount nodes { id } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.policies.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(expected);
    expect(data.policies.totalCount).toBe(expected.length);
  });

  test('gives relations as connections with what the relation itself says, under any alias', async () => {
    const { data } = await ask(
      app,
      `{ companies(where: { id: ["company:bytedance"] }) { nodes {
      holders: stakeHeldBy { totalCount edges { percent event status node { __typename name ... on Company { named controlledBy { nodes { ... on Agency { id } } } } } } }
      boards: hasDirector { nodes { name named workedFor { edges { status node { id } } } } } } } }`,
    );
    expect(data.companies.nodes[0]).toEqual({
      holders: {
        totalCount: 1,
        edges: [
          {
            percent: 1,
            event: 'event:bytedance-stake-purchase',
            status: 'ACTUAL',
            node: {
              __typename: 'Company',
              name: 'An investment fund controlled by CAC (not named)',
              named: false,
              controlledBy: { nodes: [{ id: 'agency:cac' }] },
            },
          },
        ],
      },
      boards: {
        nodes: [
          {
            name: 'A former CAC official (not named)',
            named: false,
            workedFor: { edges: [{ status: 'ENDED', node: { id: 'agency:cac' } }] },
          },
        ],
      },
    });
  });

  test('costs one statement to the graph, whatever is selected below it, and one more for its count', async () => {
    let statements = 0;
    const counting = await buildApp({
      graph: watched(graph, () => {
        statements += 1;
      }),
    });
    const below =
      'nodes { name sources { source { name } } issuedBy { totalCount edges { role sources { source { publisher } } node { issued(first: 3) { nodes { sets(first: 5) { nodes { text quantities { value unit } } } } } } } } }';
    expect((await ask(counting, `{ policies { ${below} } }`)).errors).toEqual([]);
    expect(statements).toBe(1);
    await ask(counting, `{ policies { totalCount ${below} } }`);
    expect(statements).toBe(3);
    await counting.close();
  });
});

describe('one entity', () => {
  test('or several are found by id, in the order of the ids, null where there is none', async () => {
    const { data } = await ask(
      app,
      '{ node(id: "agency:miit") { id } nothing: node(id: "agency:none") { id } nodes(ids: ["place:beijing", "nonsense", "company:nio", "place:beijing"]) { id ... on Place { code } } }',
    );
    expect(data).toEqual({
      node: { id: 'agency:miit' },
      nothing: null,
      nodes: [
        { id: 'place:beijing', code: 'CN-BJ' },
        null,
        { id: 'company:nio' },
        { id: 'place:beijing', code: 'CN-BJ' },
      ],
    });
  });
});

describe('A filter that nothing can fulfil', () => {
  test.each([
    '{ not: {} }',
    '{ or: [] }',
    '{ issuedBy: ["MIIT"], not: {} }',
    '{ issuedBy: ["MIIT"], or: [] }',
    '{ issuedBy: ["MIIT"], affecting: { sector: ["EV makers"], via: [] } }',
  ])('%s gives an empty list in every order', async (where) => {
    for (const orderBy of ['{ field: ISSUED_ON, direction: DESC }', '{ field: NAME }']) {
      const { data, errors } = await ask(
        app,
        `{ policies(where: ${where}, orderBy: ${orderBy}) { totalCount nodes { id } } }`,
      );
      expect(errors).toEqual([]);
      expect(data.policies).toEqual({ totalCount: 0, nodes: [] });
    }
  });
});
