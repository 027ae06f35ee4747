import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

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

describe('REST gives the rows of GraphQL', () => {
  test.each([
    ['/v1/policies?issuedBy=工信部', '{ issuedBy: ["MIIT"] }', ''],
    [
      '/v1/policies?q=plan',
      '{ or: [{ name: { contains: "plan" } }, { nameZh: { contains: "plan" } }, { summary: { contains: "plan" } }] }',
      '',
    ],
    ['/v1/policies?affectingSector=EV makers', '{ affecting: { sector: ["EV makers"] } }', ''],
    [
      '/v1/policies?affectingCompany=NIO&issuedBy=MIIT',
      '{ affecting: { company: ["NIO"] }, issuedBy: ["MIIT"] }',
      '',
    ],
    [
      '/v1/policies?type=LAW,REGULATION&status=PASSED,IN_FORCE,ISSUED',
      '{ type: { in: [LAW, REGULATION] }, status: { in: [PASSED, IN_FORCE, ISSUED] } }',
      '',
    ],
    [
      '/v1/policies?issuedFrom=2021-08&issuedTo=2021-08-15&sort=issuedOn&order=desc',
      '{ issuedOn: { from: "2021-08", to: "2021-08-15" } }',
      ', orderBy: { field: ISSUED_ON, direction: DESC }',
    ],
    ['/v1/policies?effectiveFrom=2021-09-01', '{ effectiveOn: { from: "2021-09-01" } }', ''],
    ['/v1/policies?asOf=2021-09-02', '{}', ', asOf: "2021-09-02"'],
    ['/v1/policies?asOf=2021-09-02&undated=ONLY', '{}', ', asOf: "2021-09-02", undated: ONLY'],
    ['/v1/policies?issuerCountFrom=5', '{ issuerCount: { from: 5 } }', ''],
    [
      '/v1/companies?operatesIn=汽车制造商,Network equipment',
      '{ operatesIn: ["汽车制造商", "Network equipment"] }',
      '',
    ],
    ['/v1/companies?named=false', '{ named: { is: false } }', ''],
    [
      '/v1/events?type=ACQUISITION&parties=Nokia',
      '{ type: { in: [ACQUISITION] }, parties: ["Nokia"] }',
      '',
    ],
    [
      '/v1/sources?publisher=MERICS&section=TOP_3',
      '{ publisher: { in: ["MERICS"] }, section: { in: [TOP_3] } }',
      '',
    ],
  ])('%s', async (url, where, more) => {
    const kind = /v1\/(\w+)/.exec(url)?.[1] ?? '';
    const query = `{ ${kind}(first: 200, where: ${where}${more}) { totalCount nodes { id name nameZh sources { reference } } } }`;
    const { data, errors } = await ask(app, query);
    const { json } = await get(app, encodeURI(`${url}&first=200&totalCount=true&include=none`));
    // A name that the brief does not have is an error in both.
    expect(json.code).toBe(errors[0]?.extensions.code);
    const expected = data?.[kind] ?? { nodes: [] };
    expect(json.totalCount).toBe(expected.totalCount);
    expect(rowsOf(json.items ?? [])).toEqual(
      expected.nodes.map(({ sources, ...node }: Row & { sources: { reference: string }[] }) => ({
        ...node,
        sources: sources.map(({ reference }) => reference),
      })),
    );
  });

  test('for what a policy is tied to, with what each relation says', async () => {
    const { data } = await ask(
      app,
      '{ entity(name: "trade logistics action plan") { ... on Policy { issuedBy { edges { id role status node { id name } } } regulates { edges { id status node { id name } } } affects { edges { id basis direction certainty status node { ... on Node { id } ... on Entity { name } } } } } } }',
    );
    const { json } = await get(app, '/v1/entities/trade%20logistics%20action%20plan');
    expect(json.readIn.length).toBe(json.sources.length);
    for (const field of ['issuedBy', 'regulates', 'affects']) {
      const { edges } = data.entity[field];
      expect(json.related[field]).toHaveLength(edges.length);
      edges.forEach(({ node, ...relation }: { node: object }, at: number) => {
        expect(json.related[field][at]).toMatchObject({ ...node, relation });
      });
    }
  });

  test('for the headline question, with its reasons', async () => {
    const { data } = await ask(
      app,
      '{ policies(where: { issuedBy: ["MIIT"], affecting: { sector: ["EV makers"] } }) { edges { because { via sentence steps { id sources { reference } } } node { id } } } }',
    );
    const url = '/v1/policies-affecting?sector=EV%20makers&issuedBy=MIIT&include=none';
    const { json } = await get(app, url);
    expect(json.items).toHaveLength(2);
    expect(json.items).toMatchObject(
      data.policies.edges.map(({ because, node }: { because: object; node: object }) => ({
        ...node,
        because,
      })),
    );
  });

  test('for exposure, search, counts, series, joint issuers', async () => {
    const { data } = await ask(
      app,
      `{ exposure(of: "NIO") { edges { via because { sentence } node { ... on Node { id } } } }
         search(text: "工信") { edges { how node { ... on Node { id } } } }
         policyCounts(by: [{ dimension: ISSUED_BY }, { dimension: ISSUED_ON, period: YEAR }]) { total groups { label count rank } unknownGroups { label count } }
         inForceSeries(from: "2021-01", to: "2021-12", period: QUARTER) { total points { key inForce notYet unknown } }
         jointIssuers { total edges { count a { id } b { id } } matrix } }`,
    );
    const json = async (url: string) => (await get(app, encodeURI(url))).json;
    expect((await json('/v1/exposure?of=NIO')).items).toMatchObject(flat(data.exposure.edges));
    expect((await json('/v1/search?q=工信')).items).toMatchObject(flat(data.search.edges));
    const counts = await json('/v1/counts/policies?by=ISSUED_BY&by=ISSUED_ON&period=YEAR');
    const { groups, ...rest } = data.policyCounts;
    expect(counts).toMatchObject({ items: groups, ...rest });
    const series = await json(
      '/v1/series/policies-in-force?from=2021-01&to=2021-12&period=QUARTER',
    );
    expect(series).toMatchObject({
      items: data.inForceSeries.points,
      total: data.inForceSeries.total,
    });
    const { edges, ...joint } = data.jointIssuers;
    expect(await json('/v1/joint-issuers')).toMatchObject({ items: edges, ...joint });
  });

  test('for all relations of an entity, over pages', async () => {
    const rows = await graph.read(
      'MATCH (:Agency {id: "agency:miit"})-[r:!READ_IN]-() RETURN collect(r.id)',
    );
    const known = rows.flatMap(([ids]) => ids as string[]);
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      const url = `/v1/entities/MIIT/relations?first=2&totalCount=true&cursor=${cursor}`;
      const { json } = await get(app, url);
      found.push(...json.items.map(({ id }: Row) => id));
      expect(json.totalCount).toBe(known.length);
      if (json.nextCursor === null) break;
      cursor = json.nextCursor;
    }
    expect(found).toEqual([...known].sort());
  });
});

interface Row {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

function rowsOf(items: readonly (Row & { readonly sources: readonly string[] })[]) {
  return items.map(({ id, name, nameZh, sources }) => ({ id, name, nameZh, sources }));
}

function flat(edges: readonly { readonly node: object }[]) {
  return edges.map(({ node, ...edge }) => ({ ...node, ...edge }));
}
