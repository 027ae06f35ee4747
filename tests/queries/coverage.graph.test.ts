import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { load, unload } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { ask } from '../helpers/ask.js';
import { agency, datasetOf, policy } from '../helpers/datasets.js';
import { emptyGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';
import { watched } from '../helpers/watched.js';

const brief = () =>
  datasetOf({
    'dataset.yaml': `name: brief
version: 1.0.0
title: A brief of August
licence: none
publishedOn: 2021-09-07
coversFrom: 2021-08-02
coversTo: 2021-08-30
gaps: [It names three of nine agencies.]
`,
    'agencies/x.yaml': agency('x', 'Ministry X'),
    'policies/plan.yaml': policy('plan', 'The plan', 'issuedOn: 2021-08-09\n'),
    'relations/issuers.yaml':
      '- {type: ISSUED, from: agency:x, to: policy:plan, role: SOLE, sources: [source:a]}',
  });
const own = () =>
  datasetOf({
    'dataset.yaml': 'name: a-list\nversion: 1.0.0\ntitle: A list of our own\nlicence: none\n',
    'policies/other.yaml': policy('other', 'Another plan'),
  });

const ofBrief = {
  name: 'brief',
  title: 'A brief of August',
  publishedOn: '2021-09-07',
  coversFrom: '2021-08-02',
  coversTo: '2021-08-30',
  gaps: ['It names three of nine agencies.'],
};
const ofOwn = {
  name: 'a-list',
  title: 'A list of our own',
  ...{ publishedOn: null, coversFrom: null, coversTo: null, gaps: [] },
};

let graph: Graph;
let app: FastifyInstance;
let statements: string[] = [];
beforeAll(async () => {
  graph = await emptyGraph();
  app = await buildApp({ graph: watched(graph, (statement) => statements.push(statement)) });
  await load(graph, await brief());
  await load(graph, await own());
});
afterAll(async () => {
  await app.close();
  await graph.close();
  await (await emptyGraph()).close();
});

/** Takes the second data set out meanwhile. */
async function withBriefAlone(run: () => Promise<void>): Promise<void> {
  await unload(graph, 'a-list');
  try {
    await run();
  } finally {
    await load(graph, await own());
  }
}

const coverage = 'coverage { name title publishedOn coversFrom coversTo gaps }';
const coverageOf = async (query: string) => {
  const { data, errors } = await ask(app, `{ it: ${query} }`);
  expect(errors).toEqual([]);
  return data.it.coverage;
};

describe('An answer of GraphQL that says whether it is complete', () => {
  const others = [
    'policyCounts(by: [{dimension: TYPE}])',
    'inForceSeries(from: "2021-08", to: "2021-09")',
    'search(text: "plan")',
    'differences',
    'exposure(of: "policy:plan")',
    'paths(from: "agency:x", to: "policy:plan")',
    'neighbourhood(of: ["agency:x"])',
    'jointIssuers',
  ];
  it.each([...kinds.map(({ plural }) => plural), ...others])(
    'also says within what: %s',
    async (field) => {
      expect(await coverageOf(`${field} { complete ${coverage} }`)).toEqual([ofBrief, ofOwn]);
    },
  );

  it('names the data sets alone to which its filter restricts it', async () => {
    const filtered = (where: string) =>
      coverageOf(`policies(where: {${where}}) { nodes { id } ${coverage} }`);
    expect(await filtered('dataSet: ["brief"]')).toEqual([ofBrief]);
    expect(await filtered('and: [{type: {in: [ACTION_PLAN]}}, {dataSet: ["a-list"]}]')).toEqual([
      ofOwn,
    ]);
    // Rows of other data sets are listed, too.
    expect(await filtered('or: [{dataSet: ["brief"]}, {name: {contains: "plan"}}]')).toEqual([
      ofBrief,
      ofOwn,
    ]);
    expect(
      await coverageOf(
        `policyCounts(by: [{dimension: TYPE}], where: {dataSet: ["a-list"]}) { total ${coverage} }`,
      ),
    ).toEqual([ofOwn]);
  });

  it('takes no statement for it, except one after the graph has changed', async () => {
    const run = async (query: string) => {
      statements = [];
      const { errors } = await ask(app, query);
      expect(errors).toEqual([]);
      return statements.length;
    };
    const [without, within] = ['', coverage].map(
      (selected) => `{ policies(where: {issuedBy: ["agency:x"]}) { nodes { id } ${selected} } }`,
    ) as [string, string];
    await run(within);
    const alone = await run(without);
    expect(await run(within)).toBe(alone);
    await withBriefAlone(async () => {
      expect(await run(without)).toBe(alone);
      expect(await coverageOf(`policies { nodes { id } ${coverage} }`)).toEqual([ofBrief]);
      expect(await run(within)).toBe(alone);
    });
  });

  it('is not older than the graph where nothing else is selected', async () => {
    const asked = `policies { complete ${coverage} }`;
    expect(await coverageOf(asked)).toEqual([ofBrief, ofOwn]);
    await withBriefAlone(async () => expect(await coverageOf(asked)).toEqual([ofBrief]));
  });
});

describe('A list of REST', () => {
  it.each([
    'policies?include=none',
    'search?q=plan',
    'counts/policies?by=TYPE',
    'series/policies-in-force?from=2021-08&to=2021-08',
    'joint-issuers',
    'differences',
    'data-sets',
    'entities/agency:x/relations',
    'paths?from=agency:x&to=policy:plan',
    'neighbourhood?of=agency:x',
    'graph?of=agency:x',
  ])('says in its JSON within what it is complete: %s', async (path) => {
    const { json } = await get(app, `/v1/${path}`);
    expect(json).toMatchObject({ complete: true, coverage: [ofBrief, ofOwn] });
  });

  it.each(['csv', 'ndjson'])('says it in headers as %s', async (format) => {
    const { headers } = await get(app, `/v1/policies?first=1&format=${format}`);
    expect(headers.coverage).toBe(
      '"brief";from="2021-08-02";to="2021-08-30";published="2021-09-07", "a-list"',
    );
    expect(headers.link).toMatch(
      /^<\/v1\/policies\?.*>; rel="next", <\/v1\/data-sets>; rel="describedby"$/,
    );
    expect(headers['access-control-expose-headers']).toContain('Coverage');
    const ofOne = await get(app, `/v1/policies?dataSet=a-list&format=${format}`);
    expect(ofOne.headers.coverage).toBe('"a-list"');
  });

  it('says it in headers as a plain array', async () => {
    const { headers } = await get(app, '/v1/graph/nodes?of=agency:x');
    expect(headers.coverage).toContain('"brief";from="2021-08-02"');
  });

  it('takes no statement for it, except one after the graph has changed', async () => {
    const run = async () => {
      statements = [];
      const { json } = await get(app, '/v1/policies?include=none');
      return [statements.length, json.coverage.length];
    };
    await run();
    const [alone = 0] = await run();
    expect(await run()).toEqual([alone, 2]);
    await withBriefAlone(async () => {
      expect(await run()).toEqual([alone + 1, 1]);
      expect(await run()).toEqual([alone, 1]);
    });
  });

  it('of data sets has their days and what decides their order', async () => {
    const { json } = await get(app, '/v1/data-sets/brief');
    expect(json).toMatchObject({ ...ofBrief, precedence: null });
  });
});

describe('The page of an entity', () => {
  it('says at its foot within what it is complete, with the known gaps', async () => {
    const { body } = await get(app, '/entities/agency:x');
    const foot = /<footer class="site">[\s\S]*<\/footer>/.exec(body)?.[0] ?? '';
    expect(foot).toContain('Complete within what is loaded');
    expect(foot).toContain('A brief of August');
    expect(foot).toContain('2021-08-02 – 2021-08-30');
    expect(foot).toContain('It names three of nine agencies.');
    expect(foot).toContain('A list of our own');
  });
});
