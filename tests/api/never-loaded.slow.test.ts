import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { printedSchema } from '../../src/api/graphql/schema.js';
import { ensureSchema } from '../../src/load/schema.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { ask } from '../helpers/ask.js';
import { runCommand as run } from '../helpers/command-line.js';
import { agency, folderWith, policy } from '../helpers/datasets.js';
import { everyField, rootExamples } from '../helpers/every-field.js';
import { emptyGraph } from '../helpers/graph.js';
import { head } from '../helpers/imports.js';
import { get } from '../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
let folder: string;
beforeAll(async () => {
  graph = await emptyGraph();
  await dropSchema();
  app = await buildApp({ graph });
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-never-loaded-'));
});
afterAll(async () => {
  // Other tests empty the graph and go on.
  if (graph) await ensureSchema(graph);
  await app?.close();
  await graph?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The graph as Neo4j makes it: without a constraint or an index of ours. */
async function dropSchema(): Promise<void> {
  const { driver, database } = graph;
  for (const [show, drop] of [
    ['SHOW CONSTRAINTS YIELD name', 'CONSTRAINT'],
    ["SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", 'INDEX'],
  ] as const) {
    const { records } = await driver.executeQuery(show, {}, { database });
    for (const record of records)
      await driver.executeQuery(`DROP ${drop} \`${record.get('name')}\``, {}, { database });
  }
}

/** Of what can be asked, only whether there is data may be answered with an error of the 500s. */
const notReady = '/readyz';

describe('A graph that nothing was ever loaded into', () => {
  test('answers every route of REST, with no error of ours', async () => {
    const { paths, components } = (await get(app, '/openapi.json')).json;
    const failed: unknown[] = [];
    for (const [path, { get: operation }] of Object.entries<Described>(paths)) {
      if (!operation) continue;
      const parameters = (operation.parameters ?? []).map((one) =>
        one.$ref ? components.parameters[one.$ref.split('/').at(-1) ?? ''] : one,
      ) as Parameter[];
      const url = parameters
        .filter(({ required, example }) => required || example !== undefined)
        .reduce(
          (address, { name, example }) =>
            address.includes(`{${name}}`)
              ? address.replace(`{${name}}`, encodeURIComponent(String(example)))
              : `${address}&${name}=${encodeURIComponent(String(example))}`,
          `${path}?`,
        )
        .replace(/^([^?&]*)\?(&|$)/, '$1?');
      const { status, body } = await get(app, url);
      if (status >= 500) failed.push({ url, status, body });
    }
    expect(failed).toEqual([]);
  });

  test.each([
    ['/v1/search?q=MIIT', 200],
    ['/v1/policies?issuedBy=MIIT', 400],
    ['/v1/entities/MIIT', 404],
    ['/entities/MIIT', 404],
    ['/reconcile', 200],
    ['/reconcile/suggest/entity?prefix=MIIT', 200],
    ['/reconcile/preview?id=agency:miit', 404],
    [`/reconcile?queries=${encodeURIComponent('{"q0":{"query":"MIIT"}}')}`, 200],
    ['/livez', 200],
    [notReady, 503],
  ])('answers %s with %i', async (url, status) => {
    expect((await get(app, url)).status).toBe(status);
  });

  test('answers names that are to be matched with no candidates, by name and by property', async () => {
    const byName = { name: 'MIIT', kinds: ['Agency'] };
    const byProperty = { kinds: ['Policy'], properties: { issuedBy: 'MIIT' } };
    const reconciled = {
      named: { query: 'MIIT', type: 'Agency' },
      nameless: { type: 'Policy', properties: [{ pid: 'issuedBy', v: 'MIIT' }] },
    };
    for (const [url, type, payload] of [
      ['/v1/match', 'application/json', { queries: { byName, byProperty } }],
      [
        '/reconcile',
        'application/x-www-form-urlencoded',
        `queries=${encodeURIComponent(JSON.stringify(reconciled))}`,
      ],
    ] as const) {
      const answer = await app.inject({
        method: 'POST',
        url,
        payload,
        headers: { 'content-type': type },
      });
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, expect.any(String)]);
      expect(answer.body).not.toContain('"id":"agency');
    }
  });

  test('answers every root field of GraphQL, with no error of ours', async () => {
    const documents = everyField(buildSchema(printedSchema()), () => 1, rootExamples).filter(
      ({ type }) => type === 'Query',
    );
    expect(documents.length).toBeGreaterThan(20);
    const codes = new Set<unknown>();
    for (const { document } of documents)
      for (const { extensions } of (await ask(app, document)).errors) codes.add(extensions.code);
    expect([...codes].filter((code) => code !== 'UNKNOWN_NAME')).toEqual([]);
  });

  test.each(kinds.map(({ plural }) => plural))(
    'has no %s, and says that is all',
    async (plural) => {
      const { data, errors } = await ask(app, `{ ${plural} { totalCount complete nodes { id } } }`);
      expect(errors).toEqual([]);
      expect(data[plural]).toEqual({ totalCount: 0, complete: true, nodes: [] });
    },
  );
});

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly required?: boolean;
  readonly example?: unknown;
}
interface Described {
  readonly get?: { readonly parameters?: readonly Parameter[] };
}

describe('On a graph that nothing was ever loaded into, the command', () => {
  // What loads makes the indexes, whether or not there is anything to load.
  beforeEach(dropSchema);

  test('datasets lists none', async () => {
    const { code, out } = await run('datasets');
    // The head of a table, and the line below it.
    expect([code, out.trim().split('\n').length]).toEqual([0, 2]);
  });

  test('export writes a file that says that nothing is in it', async () => {
    const { code, out } = await run('export', '--format', 'ndjson');
    expect([
      code,
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .at(-1),
    ]).toEqual([0, { end: true, entities: 0, relations: 0 }]);
  });

  test('export of a data set that is not there says which there are', async () => {
    const { code, err } = await run('export', '--format', 'ndjson', '--dataset', 'none-such');
    expect(code).toBe(1);
    expect(err).toContain('the graph is empty');
    expect(err).not.toMatch(/unforeseen|\n\s+at /);
  });

  test('unload of a data set that is not there removes nothing, as every further one does', async () => {
    const { code, out } = await run('unload', 'none-such');
    expect(code).toBe(0);
    expect(out).toMatch(/entities\s+0\s+0\s+0\s+0/);
  });

  test('load --changes says that there is nothing to change', async () => {
    const changes = await folderWith({ 'agencies/one.yaml': agency('one', 'One') });
    const { code, err } = await run('load', changes, '--changes');
    expect(code).toBe(1);
    expect(err).not.toMatch(/unforeseen|\n\s+at /);
    expect(err).toMatch(/small/);
  });

  test('import takes every name for new', async () => {
    const table = join(folder, 'agencies.csv');
    const mapping = join(folder, 'mapping.yaml');
    await writeFile(table, 'Name\nMinistry of One\n工信部\n');
    await writeFile(
      mapping,
      `${head}tables:
  agencies:
    things:
      one: {kind: Agency, name: Name, fields: {type: {value: MINISTRY}, level: {value: CENTRAL}}}
`,
    );
    const out = join(folder, 'out');
    const { code, err } = await run('import', table, '--mapping', mapping, '--out', out);
    expect([code, err.match(/unforeseen|index/)]).toEqual([0, null]);
    expect(await readFile(join(out, 'agencies/agencies.yaml'), 'utf8')).toContain(
      'Ministry of One',
    );
  });
});

test('A graph with data but without its indexes says so, instead of finding nothing', async () => {
  const data = await folderWith({
    'agencies/one.yaml': agency('one', 'Ministry of One'),
    'policies/plan.yaml': policy('plan', 'Plan of One'),
  });
  expect((await run('load', data)).code).toBe(0);
  await dropSchema();
  const found = await get(app, '/v1/search?q=One');
  expect([found.status, found.json.code]).toEqual([503, 'GRAPH_UNAVAILABLE']);
  expect(found.json.detail).toContain('cypher/schema.cypher');
});
