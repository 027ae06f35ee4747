import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kindNamed } from '../../../src/ontology/index.js';
import { faultsOfNodeGraph, type Row } from '../../helpers/frames.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { factsOf } from '../../helpers/oracle/facts.js';
import { around } from '../../helpers/oracle/neighbourhood.js';
import { get } from '../../helpers/rest.js';

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

const frame = (name: 'nodes' | 'edges', query: string) => get(app, `/v1/graph/${name}?${query}`);

describe('The frames of a picture', () => {
  // Few shapes: Neo4j plans each anew, which takes it longer than all else here.
  it.each([
    ['of=NIO&depth=2', { of: ['company:nio'], depth: 2 }],
    [
      'of=工信部,CATL&relations=ISSUED,REGULATES&kinds=Policy,Sector&depth=2&asOf=2021-09-07&undated=INCLUDE',
      {
        of: ['agency:miit', 'company:catl'],
        depth: 2,
        relations: ['ISSUED', 'REGULATES'],
        kinds: ['Policy', 'Sector'],
        asOf: { day: '2021-09-07', undated: 'INCLUDE' as const },
      },
    ],
    ['', { depth: 1, relations: ['ISSUED', 'PUT_FORWARD', 'REGULATES', 'AFFECTS'] }],
  ])('fit together and are what node graph panels take: %s', async (query, asked) => {
    const [nodes, edges] = await Promise.all([frame('nodes', query), frame('edges', query)]);
    const facts = factsOf(await brief());
    const expected = around(facts, { of: facts.ids('Policy'), limit: 200, ...asked });
    const ids = (rows: readonly Row[]) => rows.map(({ id }) => String(id)).sort();
    expect(ids(nodes.json)).toEqual(expected.nodes.map(({ id }) => id).sort());
    expect(ids(edges.json)).toEqual(expected.edges);
    expect(faultsOfNodeGraph(nodes.json, edges.json)).toEqual([]);
    expect([nodes.headers['x-complete'], edges.headers['x-complete']]).toEqual(['true', 'true']);
  });

  it('are the same as one answer and as tables', async () => {
    const query = 'of=company:catl&depth=2';
    const { json: whole } = await get(app, `/v1/graph?${query}`);
    for (const name of ['nodes', 'edges'] as const) {
      const { json: rows } = await frame(name, query);
      expect(rows).toEqual(whole[name]);
      const { body, headers } = await frame(name, `${query}&format=csv`);
      const table: Record<string, string>[] = parse(body, { columns: true });
      expect(table).toEqual(rows.map(asTexts));
      expect(headers['x-complete']).toBe('true');
      const lines = (await frame(name, `${query}&format=ndjson`)).body.trim().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    }
    expect(whole).toMatchObject({ complete: true, incomplete: null, wholeWithin: 2 });
  });

  it('begin at the policies that the filters let through, with issuers and whom they touch', async () => {
    const { json: nodes } = await frame('nodes', 'issuedBy=agency:miit');
    const { json: listed } = await get(app, '/v1/policies?issuedBy=agency:miit&include=none');
    const begin = (nodes as Row[]).filter(({ detail__distance }) => detail__distance === 0);
    const ids = (rows: readonly Row[]) => rows.map(({ id }) => id).sort();
    expect(ids(begin)).toEqual(ids(listed.items));
    const kinds = new Set((nodes as Row[]).map(({ detail__kind }) => detail__kind));
    expect(kinds).toContain('Agency');
    expect(kinds).toContain('Sector');
    expect(kinds).not.toContain('Provision');
  });

  it('have the colours of the ontology, dashed edges for what is not done, and the relations left out', async () => {
    const { json } = await get(app, '/v1/graph?of=company:catl');
    const catl = json.nodes.find(({ id }: Row) => id === 'company:catl');
    expect(catl).toMatchObject({
      title: 'CATL',
      subtitle: '宁德时代',
      color: kindNamed('Company').color[0],
      arc__company: 1,
      arc__policy: 0,
      secondarystat: 0,
    });
    const own = json.edges.filter((edge: Row) =>
      [edge.source, edge.target].includes('company:catl'),
    );
    expect(catl.mainstat).toBe(own.length);
    const sale = json.edges.find(({ target }: Row) => String(target).startsWith('event:'));
    expect(sale).toMatchObject({ mainstat: 'took part in', source: 'company:catl' });
    expect(sale).toMatchObject({ detail__status: 'PLANNED', strokedasharray: '4 4' });
    const { edges } = (await get(app, '/v1/graph?of=company:xiaomi')).json;
    const deal = edges.find(({ target }: Row) => target === 'company:deepmotion');
    expect(deal).toMatchObject({ secondarystat: 'ANNOUNCED', strokedasharray: '4 4' });
    expect(json.edges.some(({ strokedasharray }: Row) => strokedasharray === null)).toBe(true);
  });

  it('say when they are cut, and why', async () => {
    const cut = await frame('nodes', 'of=agency:miit&depth=3&limit=5');
    expect(cut.json).toHaveLength(5);
    expect(cut.headers['x-complete']).toBe('false');
    expect(cut.headers['x-incomplete']).toMatch(/^More than 5 entities lie within 3 steps/);
    const { json } = await get(app, '/v1/graph?limit=3');
    expect(json.complete).toBe(false);
    expect(json.incomplete).toMatch(/^More than 3 policies pass the filters/);
    expect(json.incompleteZh).toMatch(/^符合条件的政策超过 3 项/);
    expect(faultsOfNodeGraph(json.nodes, json.edges)).toEqual([]);
  });

  it('are empty and complete where no policy passes', async () => {
    const nodes = await frame('nodes', 'issuedFrom=1990&issuedTo=1991');
    expect(nodes.json).toEqual([]);
    expect(nodes.headers['x-complete']).toBe('true');
    const table = await frame('edges', 'issuedFrom=1990&issuedTo=1991&format=csv');
    expect(table.body).toMatch(/^id,source,target,mainstat,secondarystat,detail__relation/);
  });

  it('refuse a beginning and filters at once, and name what no one knows', async () => {
    const both = await frame('nodes', 'of=NIO&issuedBy=MIIT');
    expect(both).toMatchObject({ status: 400, json: { code: 'BAD_USER_INPUT' } });
    expect(both.json.detail).toMatch(/^issuedBy: it chooses the policies/);
    expect((await frame('nodes', 'of=NIO&issuedBy=')).status).toBe(200);
    expect((await frame('edges', 'of=No such firm')).json.code).toBe('UNKNOWN_NAME');
    expect((await frame('nodes', 'of=NIO&limit=1501')).status).toBe(400);
  });
});

function asTexts(row: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
}
