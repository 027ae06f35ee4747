import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { agency, datasetOf, policy } from '../../helpers/datasets.js';
import { brief, briefGraph, emptyGraph } from '../../helpers/graph.js';

interface Drawn {
  readonly ids: readonly string[];
  readonly edges: readonly string[];
  readonly complete: boolean;
  readonly wholeWithin: number;
  readonly incomplete: string | null;
  readonly incompleteZh: string | null;
  readonly hidden: Readonly<Record<string, string>>;
}

interface Issued {
  readonly id: string;
  readonly issuedBy: { readonly totalCount: number };
}

async function drawn(app: FastifyInstance, argumentsText: string): Promise<Drawn> {
  const { data, errors } = await ask(
    app,
    `{ neighbourhood(${argumentsText}) { complete wholeWithin incomplete incompleteZh
      nodes { node { id } hidden { label direction count } } edges { step { id } } } }`,
  );
  expect(errors).toEqual([]);
  const { nodes, edges, ...rest } = data.neighbourhood;
  type Node = { node: { id: string }; hidden: { label: string; count: number }[] };
  return {
    ...rest,
    ids: nodes.map(({ node }: Node) => node.id),
    edges: edges.map(({ step }: { step: { id: string } }) => step.id),
    hidden: Object.fromEntries(
      nodes.map(({ node, hidden }: Node) => [
        node.id,
        hidden.map(({ label, count }) => `${label} ${count}`).join(', '),
      ]),
    ),
  };
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

  it('a Chinese name draws the same as the English one', async () => {
    const picture = await drawn(app, 'of: ["工信部"]');
    expect(picture.ids[0]).toBe('agency:miit');
    expect(picture.ids.length).toBeGreaterThan(4);
    expect(picture).toEqual(await drawn(app, 'of: ["MIIT"]'));
    expect(picture).toMatchObject({ complete: true, wholeWithin: 1, incomplete: null });
  });

  it('each relation says itself in both languages, with its sources and whether it is weak', async () => {
    const { data } = await ask(
      app,
      `{ neighbourhood(of: ["NIO"], relations: [OPERATES_IN]) { nodes { start distance node { id name ... on Company { type } } }
        edges { from to label labelZh weak symmetric step { status sentence sentenceZh sources { reference publisher } } } } }`,
    );
    const { nodes, edges } = data.neighbourhood;
    expect(nodes[0]).toEqual({
      start: true,
      distance: 0,
      node: { id: 'company:nio', name: 'NIO', type: 'COMPANY' },
    });
    expect(edges[0]).toMatchObject({ from: 'company:nio', label: 'operates in', weak: true });
    expect(edges[0].step.sentence).toMatch(/^NIO works in /);
    expect(edges[0].step.sentenceZh).toMatch(/^蔚来从事/);
    const { relations, entities } = await brief();
    const stated = relations.find(
      ({ type, value }) =>
        type === 'OPERATES_IN' && value.from === edges[0].from && value.to === edges[0].to,
    );
    const { sources = [] } = (stated?.value ?? {}) as { readonly sources?: readonly string[] };
    expect(edges[0].step.sources).toEqual(
      sources.map((reference) => ({
        reference,
        publisher: entities.find(({ value }) => value.id === reference.split('#')[0])?.value
          .publisher,
      })),
    );
  });

  it('a relation says the same of itself, however little is selected of it', async () => {
    const steps = async (fields: string) => {
      const { data } = await ask(
        app,
        `query ($of: [String!]!) { neighbourhood(of: $of) { edges { step { ${fields} } } } }`,
        { of: ['NIO'] },
      );
      return data.neighbourhood.edges.map(({ step }: { step: object }) => step);
    };
    const all = await steps('sentence sentenceZh status since from { id name } to { nameZh }');
    for (const few of ['sentence', 'sentenceZh', 'since', 'from { id name }', 'to { nameZh }']) {
      const [field = ''] = few.split(' ');
      expect(await steps(few)).toEqual(
        all.map((step: Record<string, unknown>) => ({ [field]: step[field] })),
      );
    }
  });

  it('what is selected of the entities comes along, relations as well', async () => {
    const { data, errors } = await ask(
      app,
      '{ neighbourhood(of: ["MIIT"], relations: [ISSUED]) { nodes { node { ... on Policy { id issuedBy { totalCount } } } } } }',
    );
    expect(errors).toEqual([]);
    const issued = (await brief()).relations.filter(({ type }) => type === 'ISSUED');
    const expected = issued
      .filter(({ value }) => value.from === 'agency:miit')
      .map(({ value: { to } }) => [to, issued.filter(({ value }) => value.to === to).length]);
    const policies = data.neighbourhood.nodes.slice(1).map(({ node }: { node: Issued }) => node);
    const told = policies.map(({ id, issuedBy }: Issued) => [id, issuedBy.totalCount]);
    expect(told.sort()).toEqual(expected.sort());
  });

  it.each([
    ['of: []', 'BAD_USER_INPUT', /^of: \[\]: give one to 500 ids or exact names/],
    ['of: ["Nobody at all"]', 'UNKNOWN_NAME', /^of: no entity has the id or the name/],
    ['of: ["NIO"], depth: -1', 'BAD_USER_INPUT', /^depth: -1: allowed are .* 0 to 4/],
    ['of: ["NIO"], depth: 5', 'LIMIT_EXCEEDED', /^depth: 5 is out of range.* 0 to 4/],
    ['of: ["NIO"], limit: 0', 'BAD_USER_INPUT', /^limit: 0/],
    ['of: ["NIO"], limit: 1501', 'LIMIT_EXCEEDED', /^limit: 1501 is out of range.* 1 to 1500/],
    ['of: ["NIO", "MIIT"], limit: 1', 'BAD_USER_INPUT', /^limit: 1: it holds not even the 2/],
    ['of: ["NIO"], relations: []', 'BAD_USER_INPUT', /^relations: \[\]: an empty list/],
    ['of: ["NIO"], kinds: []', 'BAD_USER_INPUT', /^kinds: \[\]: an empty list/],
    ['of: ["NIO"], weak: false, relations: [BASED_IN]', 'BAD_USER_INPUT', /^relations: \[BASED_IN/],
    ['of: ["NIO"], asOf: "2021-02-30"', 'BAD_USER_INPUT', /^asOf/],
  ])('%s is refused with %s', async (given, code, message) => {
    const { errors } = await ask(app, `{ neighbourhood(${given}) { complete } }`);
    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.extensions.code).toBe(code);
  });
});

const company = (slug: string) =>
  `id: company:${slug}\nname: ${slug}\ntype: COMPANY\nsources: [source:a]\n`;
const relation = (type: string, from: string, to: string, more = '') =>
  `- type: ${type}\n  from: ${from}\n  to: ${to}\n  sources: [source:a]\n${more}`;

describe('Rule by rule', () => {
  let graph: Graph;
  let app: FastifyInstance;
  beforeAll(async () => {
    graph = await emptyGraph();
    await load(
      graph,
      await datasetOf({
        'agencies/a.yaml': agency('a', 'Ministry'),
        'policies/law.yaml': policy(
          'law',
          'Law',
          'issuedOn: 2020-01-01\neffectiveOn: 2021-01-01\n',
        ),
        'policies/plan.yaml': policy('plan', 'Plan', 'issuedOn: 2020-01-01\n'),
        'sectors/s.yaml': 'id: sector:s\nname: S\nsources: [source:a]\n',
        'companies/x.yaml': company('x'),
        'companies/y.yaml': company('y'),
        'companies/z.yaml': company('z'),
        'relations/all.yaml': [
          relation('ISSUED', 'agency:a', 'policy:law', '  role: SOLE\n'),
          relation('ISSUED', 'agency:a', 'policy:plan', '  role: SOLE\n'),
          relation('REGULATES', 'policy:law', 'sector:s'),
          relation('IMPLEMENTS', 'policy:plan', 'policy:law'),
          ...['x', 'y', 'z'].map((slug) =>
            relation('OPERATES_IN', `company:${slug}`, 'sector:s', '  since: 2020-01-01\n'),
          ),
          relation('PARTNERS_WITH', 'company:y', 'company:x', '  since: 2021-06-01\n'),
        ].join('\n'),
      }),
    );
    app = await buildApp({ graph });
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
  });

  it('relations between two that lie equally far are there, and what is not shown is counted', async () => {
    const { ids, edges, hidden } = await drawn(app, 'of: ["Ministry"]');
    expect(ids).toEqual(['agency:a', 'policy:law', 'policy:plan']);
    expect(edges).toEqual([
      'implements:policy:plan>policy:law',
      'issued:agency:a>policy:law',
      'issued:agency:a>policy:plan',
    ]);
    expect(hidden).toEqual({ 'agency:a': '', 'policy:law': 'regulates 1', 'policy:plan': '' });
  });

  it('several starts share one picture, whatever they are called and however often', async () => {
    const { ids } = await drawn(app, 'of: ["x", "company:x", "Ministry"], kinds: [Sector]');
    expect(ids).toEqual(['company:x', 'agency:a', 'sector:s']);
  });

  it('the direction says which way to walk; a tie that is the same both ways is walked both ways', async () => {
    expect((await drawn(app, 'of: ["Law"], direction: OUT')).ids).toEqual([
      'policy:law',
      'sector:s',
    ]);
    expect((await drawn(app, 'of: ["Law"], direction: IN')).ids).toEqual([
      'policy:law',
      'agency:a',
      'policy:plan',
    ]);
    expect((await drawn(app, 'of: ["x"], direction: OUT, weak: false')).ids).toEqual([
      'company:x',
      'company:y',
    ]);
  });

  it('kinds that are not shown are not walked through, and not counted', async () => {
    const { ids, hidden } = await drawn(app, 'of: ["S"], depth: 4, kinds: [Company]');
    expect(ids).toEqual(['sector:s', 'company:x', 'company:y', 'company:z']);
    expect(hidden['sector:s']).toBe('');
  });

  it('a limit says in both languages that it cut, and where', async () => {
    const picture = await drawn(app, 'of: ["Ministry"], depth: 3, limit: 5');
    expect(picture).toMatchObject({ complete: false, wholeWithin: 2 });
    expect(picture.ids).toEqual(['agency:a', 'policy:law', 'policy:plan', 'sector:s', 'company:x']);
    expect(picture.hidden['sector:s']).toBe('has company 2');
    expect(picture.incomplete).toBe(
      'More than 5 entities lie within 3 steps. All up to 2 steps away are shown; of those 3 steps away only some are, taken evenly from around. Raise limit (to 1500 at most), or ask for fewer relations or kinds.',
    );
    expect(picture.incompleteZh).toBe(
      '3 步以内的实体超过 5 个。距离不超过 2 步的已全部列出；距离 3 步的只均匀列出一部分。请提高 limit（最多 1500），或减少关系或实体类型。',
    );
  });

  it('a limit that is reached exactly is no cut', async () => {
    expect(await drawn(app, 'of: ["Ministry"], limit: 3')).toMatchObject({ complete: true });
  });

  it('on a day there is what held on it; what is not dated is left out or taken along', async () => {
    const on = async (day: string, more = '') =>
      (await drawn(app, `of: ["Ministry"], depth: 2, asOf: "${day}"${more}`)).ids;
    expect(await on('2020-06-01')).toEqual(['agency:a']);
    expect(await on('2021-01-01')).toEqual(['agency:a', 'policy:law', 'sector:s']);
    expect(await on('2021-01-01', ', undated: INCLUDE')).toContain('policy:plan');
    const before = await drawn(app, 'of: ["x"], asOf: "2021-05-31"');
    expect(before.ids).toEqual(['company:x', 'sector:s']);
    expect((await drawn(app, 'of: ["x"], asOf: "2021-06-01"')).ids).toContain('company:y');
  });
});
