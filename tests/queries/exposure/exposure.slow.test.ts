import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Dataset } from '../../../src/dataset/dataset.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { agency, datasetOf, policy } from '../../helpers/datasets.js';
import { briefGraph, emptyGraph } from '../../helpers/graph.js';

interface Edge {
  readonly node: { readonly id: string };
  readonly via: string;
  readonly because: readonly { via: string; stake: number | null; sentence: string }[];
}

async function edgesOf(app: FastifyInstance, argumentsText: string): Promise<Edge[]> {
  const { data, errors } = await ask(
    app,
    `{ exposure(${argumentsText}) { edges { via node { id } because { via stake sentence steps { sources { id } } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.exposure.edges;
}

describe('On the brief', () => {
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

  it('of a company can be restricted to the policies of an agency, and of a policy it cannot', async () => {
    const all = await edgesOf(app, 'of: "NIO"');
    const issued = await edgesOf(app, 'of: "NIO", issuedBy: ["MIIT"]');
    const { data } = await ask(
      app,
      '{ policies(first: 200, where: { issuedBy: ["MIIT"] }) { nodes { id } } }',
    );
    const ids: string[] = data.policies.nodes.map(({ id }: { id: string }) => id);
    expect(issued.length).toBeGreaterThan(0);
    expect(issued).toEqual(all.filter(({ node }) => ids.includes(node.id)));
    const { errors } = await ask(
      app,
      '{ exposure(of: "policy:nev-battery-reuse-rules", issuedBy: ["MIIT"]) { nodes { id } } }',
    );
    expect(JSON.stringify(errors)).toContain('issuedBy');
  });

  it('a policy exposes a company or sector by a way exactly when that is exposed to it by the way', async () => {
    const rows = await graph.read(
      'MATCH (n:Policy|Company|Sector) RETURN labels(n)[0], n.id ORDER BY n.id',
    );
    const ids = (kind: string) => rows.filter(([label]) => label === kind).map(([, id]) => id);
    const triples = async (of: unknown, ways: string, turned: boolean) =>
      (await edgesOf(app, `of: "${of}", first: 200${ways}`)).flatMap(({ node, because }) =>
        because.map(({ via, sentence }) =>
          (turned ? [of, node.id] : [node.id, of]).concat(via, sentence).join(' '),
        ),
      );
    const fromPolicies: string[] = [];
    const all =
      ', ways: [DIRECT, SECTOR, WIDER_SECTOR, NARROWER_SECTOR, COMPANY_IN_SECTOR, OWNER, SUBSIDIARY]';
    for (const id of ids('Policy')) fromPolicies.push(...(await triples(id, all, true)));
    const fromTargets: string[] = [];
    for (const id of [...ids('Company'), ...ids('Sector')])
      fromTargets.push(...(await triples(id, '', false)));
    expect(fromPolicies.length).toBeGreaterThan(100);
    expect(fromTargets.sort()).toEqual(fromPolicies.sort());
  });

  it('NIO is exposed to the rules for NEV batteries through a wider sector', async () => {
    const found = await edgesOf(app, 'of: "NIO"');
    expect(found.find(({ node }) => node.id === 'policy:nev-battery-reuse-rules')).toMatchObject({
      via: 'WIDER_SECTOR',
      because: [{ via: 'WIDER_SECTOR', stake: null }],
    });
  });

  it('a Chinese name asks the same as the English one', async () => {
    expect(await edgesOf(app, 'of: "蔚来"')).toEqual(await edgesOf(app, 'of: "NIO"'));
  });

  it('pages follow one another without a gap, and the count is of all of them', async () => {
    const of = 'of: "policy:connected-vehicle-opinions"';
    const whole = await edgesOf(app, `${of}, first: 200`);
    const pages: Edge[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        app,
        `query ($after: String) { exposure(${of}, first: 2, after: $after) { totalCount hasNextPage endCursor complete edges { via node { id } because { via stake sentence steps { sources { id } } } } } }`,
        { after },
      );
      expect(data.exposure).toMatchObject({ totalCount: whole.length, complete: true });
      pages.push(...data.exposure.edges);
      after = data.exposure.hasNextPage ? data.exposure.endCursor : null;
    } while (after);
    expect(pages).toEqual(whole);
  });

  it('what the text says and what the analysts judge can be asked for apart', async () => {
    const by = async (basis: string) =>
      (await edgesOf(app, `of: "Nokia", basis: [${basis}]`)).map(({ node }) => node.id);
    expect(await by('ANALYST')).toContain('policy:cii-security-regulations');
    expect(await by('TEXT')).not.toContain('policy:cii-security-regulations');
  });

  it.each([
    ['of: "Nobody"', 'UNKNOWN_NAME', /of: no policy or company or sector has the id or the name/],
    [
      'of: "EV makers", ways: [OWNER]',
      'BAD_USER_INPUT',
      /ways: \[OWNER\] contains no way to a sector/,
    ],
    ['of: "NIO", first: 201', 'LIMIT_EXCEEDED', /first: 201/],
    ['of: "NIO", after: "x"', 'BAD_USER_INPUT', /after/],
    ['of: "NIO", asOf: "2021-13-01"', 'BAD_USER_INPUT', /asOf/],
  ])('%s is refused with %s', async (given, code, message) => {
    const { errors } = await ask(app, `{ exposure(${given}) { edges { via } } }`);
    expect(errors[0]?.extensions.code).toBe(code);
    expect(errors[0]?.message).toMatch(message);
  });
});

const company = (slug: string) =>
  `id: company:${slug}\nname: ${slug}\ntype: COMPANY\nsources: [source:a]\n`;
const stake = (from: string, to: string, more: string) =>
  `- type: HOLDS_STAKE_IN\n  from: company:${from}\n  to: company:${to}\n  sources: [source:a]\n${more}`;

function group(): Promise<Dataset> {
  return datasetOf({
    'agencies/a.yaml': agency('a', 'A'),
    'policies/p.yaml': policy('p', 'P'),
    'sectors/s.yaml': 'id: sector:s\nname: S\nsources: [source:a]\n',
    'companies/top.yaml': company('Top').replace('company:Top', 'company:top'),
    'companies/middle.yaml': company('Middle').replace('company:Middle', 'company:middle'),
    'companies/maker.yaml': company('Maker').replace('company:Maker', 'company:maker'),
    'companies/other.yaml': company('Other').replace('company:Other', 'company:other'),
    'relations/all.yaml': [
      '- type: ISSUED\n  from: agency:a\n  to: policy:p\n  role: SOLE\n  sources: [source:a]\n',
      '- type: REGULATES\n  from: policy:p\n  to: sector:s\n  sources: [source:a]\n',
      '- type: OPERATES_IN\n  from: company:maker\n  to: sector:s\n  sources: [source:a]\n',
      stake('top', 'middle', '  percent: 60\n  since: 2020-01-01\n'),
      stake('middle', 'maker', '  percent: 50\n  since: 2020-06-01\n'),
      stake('other', 'maker', '  since: 2020-06-01\n'),
    ].join('\n'),
  });
}

it('refuses to list the undated alone, which no chain is', async () => {
  const graph = await briefGraph();
  const app = await buildApp({ graph });
  const { errors } = await ask(
    app,
    '{ exposure(of: "NIO", asOf: "2021-09-07", undated: ONLY) { totalCount } }',
  );
  expect(errors[0]?.message).toContain('undated: ONLY is not for exposure');
  await app.close();
  await graph.close();
});

describe('Along a chain of owners', () => {
  let graph: Graph;
  let app: FastifyInstance;
  beforeAll(async () => {
    graph = await emptyGraph();
    await load(graph, await group());
    app = await buildApp({ graph });
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
  });

  it('the stakes are multiplied, and left unknown where one of them is', async () => {
    const found = await edgesOf(app, 'of: "P", ways: [SUBSIDIARY]');
    expect(found.map(({ node, because }) => [node.id, because.map((one) => one.stake)])).toEqual([
      ['company:middle', [50]],
      ['company:other', [null]],
      ['company:top', [30]],
    ]);
  });

  it('each link is told, from the policy to the owner', async () => {
    const [found] = await edgesOf(app, 'of: "Top"');
    expect(found?.because[0]?.sentence).toBe(
      'P addresses S; Maker works in S; Middle holds a stake in Maker; Top holds a stake in Middle',
    );
  });

  it('only the links that held on the day count', async () => {
    const on = async (day: string) =>
      (await edgesOf(app, `of: "P", ways: [SUBSIDIARY], asOf: "${day}", undated: INCLUDE`)).map(
        ({ node }) => node.id,
      );
    expect(await on('2020-05-31')).toEqual([]);
    expect(await on('2020-06-01')).toEqual(['company:middle', 'company:other', 'company:top']);
  });
});
