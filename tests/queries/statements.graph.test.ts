import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { ask } from '../helpers/ask.js';
import { agency, datasetOf, policy } from '../helpers/datasets.js';
import { emptyGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';

const source = (slug: string, more = '') =>
  `id: source:${slug}\nname: ${slug}\ntype: ARTICLE\npublisher: Somebody\nsources: [source:${slug}]\n${more}`;
const meta = (name: string, more = '') =>
  `name: ${name}\nversion: 1.0.0\ntitle: ${name}\nlicence: none\n${more}`;
const names = (at: string) =>
  `names: [{text: Plan of August, language: EN, kind: SHORT, source: "source:${at}"}]\n`;
const readAt = (text: string, slug: string) => text.replace('[source:a]', `[source:${slug}]`);

const brief = () =>
  datasetOf({
    'dataset.yaml': meta('brief', 'publishedOn: 2021-09-07\n'),
    'sources/a.yaml': source('item'),
    'agencies/x.yaml': readAt(agency('x', 'Ministry X'), 'item'),
    'policies/plan.yaml': readAt(
      policy('plan', 'The plan', `issuedOn: 2021-08-09\n${names('item#title')}`),
      'item#text',
    ),
    'relations/issuers.yaml':
      '- {type: ISSUED, from: agency:x, to: policy:plan, role: SOLE, sources: [source:item#issuer]}',
  });
const register = () =>
  datasetOf({
    'dataset.yaml': meta('register'),
    'sources/a.yaml': source('row', 'url: https://example.org/row\n'),
    'agencies/x.yaml': readAt(agency('x', 'Ministry X', 'unstated: [name, type, level]\n'), 'row'),
    'policies/plan.yaml': readAt(
      policy(
        'plan',
        'The plan',
        `issuedOn: 2021-08-10\n${names('row#title')}unstated: [name, type, status]\n`,
      ),
      'row',
    ),
    'relations/issuers.yaml':
      '- {type: ISSUED, from: agency:x, to: policy:plan, role: JOINT, sources: [source:row]}',
  });

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await emptyGraph();
  app = await buildApp({ graph });
  await load(graph, await register());
  await load(graph, await brief());
});
afterAll(async () => {
  await app.close();
  await graph.close();
  await (await emptyGraph()).close();
});

const item = (place: string) => ({
  ...{ reference: `source:item#${place}`, place, id: 'source:item', name: 'item' },
  ...{ publisher: 'Somebody', url: null },
});
const row = {
  ...{ reference: 'source:row', place: null, id: 'source:row', name: 'row' },
  ...{ publisher: 'Somebody', url: 'https://example.org/row' },
};
const relation = 'issued:agency:x>policy:plan';
const onRelation = `/v1/relations/${encodeURIComponent(relation)}/statements`;

describe('What each data set says, in REST', () => {
  it('of an entity: each value with its data set and sources, and whether it is shown', async () => {
    const { json } = await get(app, '/v1/entities/The%20plan/statements?field=issuedOn,names');
    const about = 'policy:plan';
    expect(json).toMatchObject({ complete: true, nextCursor: null, coverage: [{}, {}] });
    expect(json.items).toEqual([
      ...[
        { dataSet: 'brief', sources: [item('title')] },
        {
          dataSet: 'register',
          sources: [{ ...row, reference: 'source:row#title', place: 'title' }],
        },
      ].map((one) => ({ about, field: 'names', value: 'Plan of August', shown: true, ...one })),
      {
        ...{ about, field: 'issuedOn', value: '2021-08-09', dataSet: 'brief', shown: true },
        sources: [item('text')],
      },
      {
        ...{ about, field: 'issuedOn', value: '2021-08-10', dataSet: 'register', shown: false },
        sources: [row],
      },
    ]);
  });

  it('of a relation, by its id', async () => {
    const { json } = await get(app, `${onRelation}?field=role`);
    expect(json.items).toEqual([
      {
        ...{ about: relation, field: 'role', value: 'SOLE', dataSet: 'brief', shown: true },
        sources: [item('issuer')],
      },
      {
        ...{ about: relation, field: 'role', value: 'JOINT', dataSet: 'register', shown: false },
        sources: [row],
      },
    ]);
  });

  it('are those of GraphQL', async () => {
    const { data } = await ask(
      app,
      `{ entity(id: "policy:plan") {
        statements { ...of }
        ... on Policy { issuedBy { edges { statements { ...of } } } }
      } }
      fragment of on Statement { field value dataSet shown sources { reference } }`,
    );
    const plain = async (url: string) =>
      (await get(app, url)).json.items.map(({ about: _, sources, ...one }: Row) => ({
        ...one,
        sources: sources.map(({ reference }) => ({ reference })),
      }));
    expect(data.entity.statements).toHaveLength(7);
    expect(await plain('/v1/entities/policy:plan/statements')).toEqual(data.entity.statements);
    expect(await plain(onRelation)).toEqual(data.entity.issuedBy.edges[0].statements);
  });

  it('are a table with the sources in columns of their own', async () => {
    const { body } = await get(
      app,
      '/v1/entities/policy:plan/statements?format=csv&field=issuedOn',
    );
    expect(parse(body, { columns: true })).toEqual([
      {
        ...{ about: 'policy:plan', field: 'issuedOn', value: '2021-08-09', dataSet: 'brief' },
        ...{ shown: 'true', sources: 'source:item#text', sources_names: 'item', sources_urls: '' },
      },
      {
        ...{ about: 'policy:plan', field: 'issuedOn', value: '2021-08-10', dataSet: 'register' },
        ...{ shown: 'false', sources: 'source:row', sources_names: 'row' },
        sources_urls: 'https://example.org/row',
      },
    ]);
  });

  it.each([
    ['/v1/relations/issued:agency:x%3Epolicy:none/statements', 404, 'id'],
    ['/v1/relations/read_in:agency:x%3Esource:item/statements', 404, 'id'],
    ['/v1/relations/nothing/statements', 404, 'id'],
    ['/v1/entities/nobody/statements', 404, 'id'],
    ['/v1/entities/policy:plan/statements?field=isuedOn', 400, 'field.0'],
  ])('name what is wrong with %s', async (url, status, path) => {
    const { json } = await get(app, url);
    expect(json).toMatchObject({ status, errors: [{ path }] });
  });
});

describe('What each data set says, in GraphQL', () => {
  it('has sources whose own relations can be filtered by names', async () => {
    const filtered =
      'sources { source { sourceOf(where: {node: {anyName: ["Ministry X"]}}) { nodes { id } } } }';
    const { data, errors } = await ask(
      app,
      `{ entity(id: "policy:plan") { ... on Policy {
        statements(fields: ["issuedOn"]) { ${filtered} }
        issuedBy { edges { statements(fields: ["role"]) { ${filtered} } } }
      } } }`,
    );
    expect(errors).toEqual([]);
    const [first] = data.entity.statements[0].sources;
    expect(first.source.sourceOf.nodes).toEqual([{ id: 'agency:x' }]);
    expect(data.entity.issuedBy.edges[0].statements).toHaveLength(2);
  });
});

describe('The page of an entity', () => {
  const textOf = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();

  it('has a table of what each source says that opens on a click, with links to the originals', async () => {
    const { body } = await get(app, '/entities/policy:plan');
    const [table = ''] = /<section id="statements">[\s\S]*?<\/details>/.exec(body) ?? [];
    expect(table).toContain('What each source says');
    expect(table).toContain('<details>');
    const rows = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, one]) =>
      textOf(one ?? ''),
    );
    expect(rows).toEqual([
      'Field Value Data set Source',
      'Name The plan brief item Somebody · Text',
      'Further names Plan of August brief item Somebody · Title',
      'Plan of August register row Somebody · Title original',
      'Type action plan brief item Somebody · Text',
      'Status issued brief item Somebody · Text',
      'Issued 2021-08-09 brief item Somebody · Text',
      '2021-08-10 register row Somebody original',
    ]);
    expect(table).toContain('<strong><span dir="auto">2021-08-09</span></strong>');
    expect(table).not.toContain('<strong><span dir="auto">2021-08-10</span></strong>');
    expect(table).toContain(
      '<a href="https://example.org/row" rel="noopener noreferrer">original</a>',
    );
    expect(table).toContain('<a href="/entities/source%3Aitem" dir="auto">item</a>');
  });

  it('has nothing inline and nothing from elsewhere, and has no such table in its preview', async () => {
    const { body, headers } = await get(app, '/entities/policy:plan');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toMatch(
      /<script>|<style|<img|style=|(src|href)="(https?:)?\/\/[^"]*\.(js|css)"/,
    );
    const preview = await get(app, '/reconcile/preview?id=policy:plan');
    expect(preview.status).toBe(200);
    expect(preview.body).not.toContain('What each source says');
  });
});

interface Row {
  readonly about: string;
  readonly sources: readonly { readonly reference: string }[];
}
