import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { load, unload } from '../../src/load/load.js';
import { setPrecedence } from '../../src/load/precedence.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { ask } from '../helpers/ask.js';
import { agency, datasetOf, policy } from '../helpers/datasets.js';
import { contentOf, emptyGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';

const source = (slug: string) =>
  `id: source:${slug}\nname: ${slug}\ntype: ARTICLE\npublisher: Somebody\nsources: [source:${slug}]\n`;
const meta = (name: string, more = '') =>
  `name: ${name}\nversion: 1.0.0\ntitle: ${name}\nlicence: none\n${more}`;
const at = (text: string, slug: string) => text.replace('source:a', `source:${slug}`);

/** A brief that names two issuers of a plan, one of them as the lead, and another plan with a sole issuer. */
const brief = (name: string, more = '') =>
  datasetOf({
    'dataset.yaml': meta(name, more),
    'sources/a.yaml': source('item'),
    'agencies/x.yaml': at(agency('x', 'Ministry X'), 'item'),
    'agencies/y.yaml': at(agency('y', 'Ministry Y'), 'item'),
    'policies/plan.yaml': at(policy('plan', 'The plan', 'issuedOn: 2021-08-09\n'), 'item'),
    'policies/month.yaml': at(policy('month', 'Of a month', 'issuedOn: 2021-08\n'), 'item'),
    'relations/issuers.yaml': [
      '- {type: ISSUED, from: agency:x, to: policy:plan, role: LEAD, sources: [source:item#first]}',
      '- {type: ISSUED, from: agency:y, to: policy:month, role: SOLE, sources: [source:item]}',
    ].join('\n'),
  });

/** A register that gives another day, one more issuer, the month's day, and a Chinese title. */
const register = (name: string, more = '') =>
  datasetOf({
    'dataset.yaml': meta(name, more),
    'sources/a.yaml': source('row'),
    'agencies/x.yaml': at(agency('x', 'Ministry X', 'unstated: [name, type, level]\n'), 'row'),
    'agencies/y.yaml': at(agency('y', 'Ministry Y', 'unstated: [name, type, level]\n'), 'row'),
    'policies/plan.yaml': at(
      policy(
        'plan',
        'The plan',
        'nameZh: 计划\nissuedOn: 2021-08-10\nunstated: [name, type, status]\n',
      ),
      'row',
    ),
    'policies/month.yaml': at(
      policy('month', 'Of a month', 'issuedOn: 2021-08-30\nunstated: [name, type, status]\n'),
      'row',
    ),
    'relations/issuers.yaml': [
      '- {type: ISSUED, from: agency:x, to: policy:plan, role: JOINT, sources: [source:row]}',
      '- {type: ISSUED, from: agency:y, to: policy:plan, role: JOINT, sources: [source:row]}',
      '- {type: ISSUED, from: agency:y, to: policy:month, role: JOINT, sources: [source:row]}',
    ].join('\n'),
  });

let graph: Graph;
let app: FastifyInstance;
beforeEach(async () => {
  graph = await emptyGraph();
  app = await buildApp({ graph });
});
afterEach(async () => {
  await app.close();
  await graph.close();
});
afterAll(async () => (await emptyGraph()).close());

const question = `{
  plan: entity(id: "policy:plan") { ...of }
  month: entity(id: "policy:month") { ...of }
}
fragment of on Policy {
  name nameZh issuedOn unstated
  sources { reference }
  issuedBy { totalCount edges { role node { id } sources { reference } } }
  statements(fields: ["issuedOn", "nameZh", "name"]) { field value dataSet shown sources { reference } }
  differences { reason field other { id } statements { dataSet value shown sources { reference } } }
}`;

const answered = async () => {
  const { data, errors } = await ask(app, question);
  expect(errors).toEqual([]);
  return data;
};

describe('Two data sets that contradict each other', () => {
  it('give the same answers whatever their names and the order of loading', async () => {
    const answers: unknown[] = [];
    for (const [ofBrief, ofRegister] of [
      ['b-brief', 'a-register'],
      ['a-brief', 'b-register'],
    ] as const) {
      const sets = [
        await brief(ofBrief, 'publishedOn: 2021-09-07\n'),
        await register(ofRegister),
      ] as const;
      for (const order of [sets, [sets[1], sets[0]]]) {
        await (await emptyGraph()).close();
        for (const one of order) await load(graph, one);
        const text = JSON.stringify(await answered());
        answers.push(text.replaceAll(ofBrief, 'brief').replaceAll(ofRegister, 'register'));
      }
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('show the value of the later publication with its sources, and keep the other', async () => {
    await load(graph, await register('a-register'));
    await load(graph, await brief('b-brief', 'publishedOn: 2021-09-07\n'));
    const { plan, month } = await answered();
    expect(plan).toMatchObject({
      name: 'The plan',
      nameZh: '计划',
      issuedOn: '2021-08-09',
      unstated: [],
    });
    expect(plan.statements).toEqual([
      said('name', 'The plan', 'b-brief', true, 'source:item'),
      said('nameZh', '计划', 'a-register', true, 'source:row'),
      said('issuedOn', '2021-08-09', 'b-brief', true, 'source:item'),
      said('issuedOn', '2021-08-10', 'a-register', false, 'source:row'),
    ]);
    // A day says more than its month and does not contradict it.
    expect(month).toMatchObject({ issuedOn: '2021-08-30' });
    expect(month.differences).toEqual([
      {
        reason: 'VALUE',
        field: 'issuedBy.role',
        other: { id: 'agency:y' },
        statements: [
          { dataSet: 'b-brief', value: 'SOLE', shown: true, sources: refs('source:item') },
          { dataSet: 'a-register', value: 'JOINT', shown: false, sources: refs('source:row') },
        ],
      },
    ]);
  });

  it('say more of an issuer than that it is one of several, with the source that says so alone', async () => {
    await load(graph, await register('a-register'));
    await load(graph, await brief('b-brief'));
    const { plan } = await answered();
    expect(plan.issuedBy.edges).toEqual([
      { role: 'LEAD', node: { id: 'agency:x' }, sources: refs('source:item#first') },
      { role: 'JOINT', node: { id: 'agency:y' }, sources: refs('source:row') },
    ]);
    const [day, missing, ...more] = plan.differences;
    expect(more).toEqual([]);
    expect(day).toMatchObject({ reason: 'VALUE', field: 'issuedOn', other: null });
    expect(missing).toEqual({
      reason: 'MISSING',
      field: 'issuedBy',
      other: { id: 'agency:y' },
      statements: [
        { dataSet: 'a-register', value: 'JOINT', shown: true, sources: refs('source:row') },
        { dataSet: 'b-brief', value: null, shown: false, sources: refs('source:item#first') },
      ],
    });
  });

  it('are shown in another order after a change of precedence, as if they had been loaded so', async () => {
    await load(graph, await brief('brief', 'publishedOn: 2021-09-07\n'));
    await load(graph, await register('register'));
    await setPrecedence(graph, 'register', 1);
    const changed = await content();
    expect((await answered()).plan.issuedOn).toBe('2021-08-10');
    const { json } = await get(app, '/v1/differences');
    expect(json.items.map(({ rule }: { rule: string }) => rule)).toEqual([
      'PRECEDENCE',
      'PRECEDENCE',
      null,
    ]);
    await setPrecedence(graph, 'register', null);
    expect((await answered()).plan.issuedOn).toBe('2021-08-09');
    await (await emptyGraph()).close();
    await load(graph, await register('register', 'precedence: 1\n'));
    await load(graph, await brief('brief', 'publishedOn: 2021-09-07\n'));
    expect(await content()).toBe(changed);
  });

  it('leave nothing of one that is unloaded', async () => {
    await load(graph, await brief('brief', 'publishedOn: 2021-09-07\n'));
    const alone = await content();
    await load(graph, await register('register'));
    await unload(graph, 'register');
    expect(await content()).toBe(alone);
  });
});

describe('The differences of a graph', () => {
  beforeEach(async () => {
    await load(graph, await register('register'));
    await load(graph, await brief('brief', 'publishedOn: 2021-09-07\n'));
  });

  it('are listed in REST, in pages and as a table, and in GraphQL', async () => {
    const { json } = await get(app, '/v1/differences');
    expect(json).toMatchObject({ complete: true, nextCursor: null });
    expect(
      json.items.map((one: Row) => [
        one.entity.id,
        one.relation,
        one.other?.id,
        one.reason,
        one.field,
        one.rule,
      ]),
    ).toEqual([
      ['policy:month', 'ISSUED', 'agency:y', 'VALUE', 'issuedBy.role', 'PUBLICATION'],
      ['policy:plan', null, undefined, 'VALUE', 'issuedOn', 'PUBLICATION'],
      ['policy:plan', 'ISSUED', 'agency:y', 'MISSING', 'issuedBy', null],
    ]);
    const { body } = await get(app, '/v1/differences?format=csv');
    expect(body.trim().split('\r\n')).toHaveLength(4);
    const pages: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { json: page } = await get(app, `/v1/differences?first=1${next}`);
      pages.push(...page.items);
      next = page.nextCursor && `&cursor=${page.nextCursor}`;
    }
    expect(pages).toEqual(json.items);
    const { data } = await ask(
      app,
      '{ differences(of: "Of a month") { complete edges { field entity { id } } } }',
    );
    expect(data.differences).toEqual({
      complete: true,
      edges: [{ field: 'issuedBy.role', entity: { id: 'policy:month' } }],
    });
  });

  it('stand on the page of the entity, with the value shown and the sources of each', async () => {
    const { body } = await get(app, '/entities/policy:plan');
    const table = /<h2>Where sources differ[\s\S]*?<\/table>/.exec(body)?.[0] ?? '';
    const rows = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
      (row ?? '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows).toEqual([
      'Field Value Data set Source',
      'Issued 2021-08-09 brief item Somebody',
      '2021-08-10 register row Somebody',
      'Issued by Ministry Y not named brief item Somebody · First',
      'joint issuer register row Somebody',
    ]);
    expect(table).toContain('<strong><span dir="auto">2021-08-09</span></strong>');
    expect((await get(app, '/entities/agency:x')).body).not.toContain('Where sources differ');
  });

  it('are told of what a search finds, also where nothing else is asked for', async () => {
    const { data } = await ask(
      app,
      '{ search(text: "policy:plan") { nodes { statements(fields: ["issuedOn"]) { value } } } }',
    );
    expect(data.search.nodes).toEqual([
      { statements: [{ value: '2021-08-09' }, { value: '2021-08-10' }] },
    ]);
  });

  it('filter lists, and so do data sets and sources', async () => {
    const ids = async (where: string) => {
      const { data, errors } = await ask(app, `{ policies(where: {${where}}) { nodes { id } } }`);
      expect(errors).toEqual([]);
      return data.policies.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await ids('differing: true')).toEqual(['policy:month', 'policy:plan']);
    expect(await ids('differing: false')).toEqual([]);
    expect(await ids('readIn: ["row"]')).toEqual(['policy:month', 'policy:plan']);
    expect(await ids('some: {issuedBy: {readIn: ["source:item"], dataSet: ["brief"]}}')).toEqual([
      'policy:month',
      'policy:plan',
    ]);
    expect(
      await ids('some: {issuedBy: {node: {anyName: ["Ministry Y"]}, readIn: ["item"]}}'),
    ).toEqual(['policy:month']);
    const { json } = await get(app, '/v1/policies?dataSet=register&readIn=source:item');
    expect(json.items).toHaveLength(2);
    const { data } = await ask(app, '{ sources { nodes { id sourceOf { nodes { id } } } } }');
    expect(data.sources.nodes).toContainEqual({
      id: 'source:row',
      sourceOf: {
        nodes: ['agency:x', 'agency:y', 'policy:month', 'policy:plan', 'source:row'].map((id) => ({
          id,
        })),
      },
    });
  });

  it('cannot be asked of a data set that is not there', async () => {
    const { errors } = await ask(app, '{ policies(where: {dataSet: ["nothing"]}) { totalCount } }');
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(
          'no data set has the name "nothing". The graph contains: brief, register.',
        ),
        extensions: { code: 'UNKNOWN_NAME' },
      },
    ]);
  });
});

interface Row {
  readonly entity: { readonly id: string };
  readonly other: { readonly id: string } | null;
  readonly relation: string | null;
  readonly reason: string;
  readonly field: string;
  readonly rule: string | null;
}

const refs = (...references: string[]) => references.map((reference) => ({ reference }));

const said = (field: string, value: string, dataSet: string, shown: boolean, read: string) => ({
  field,
  value,
  dataSet,
  shown,
  sources: refs(read),
});

/** Everything in the graph but the times of loading and the hashes, which follow from dataset.yaml as well. */
const content = async () => (await contentOf(graph)).replace(/"(loadedAt|hash)":"[^"]*"/g, '');
