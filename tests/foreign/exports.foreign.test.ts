import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ftmId } from '../../src/interchange/export/ftm/entity.js';
import { fetchNeo4j } from '../../src/local-neo4j/download.js';
import { startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { relationNamed } from '../../src/ontology/index.js';
import {
  derived,
  exported,
  graphOf,
  nastyDataset,
  seedOfRun,
  thingsIn,
  unzipped,
} from '../helpers/exported.js';
import { pythonWith } from './python.js';

const run = promisify(execFile);
/** Where the Neo4j of the tests has its programs, too. */
const cache = join(homedir(), '.cache', 'local-neo4j');
const dataset = nastyDataset(seedOfRun());
const { entities, relations } = dataset;

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await graphOf(dataset);
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-exports-'));
});
afterAll(async () => {
  await graph?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the libraries of Python', () => {
  interface Found {
    readonly nodes: Record<string, Record<string, unknown>>;
    readonly edges: Record<string, [string, string, Record<string, unknown>]>;
  }
  let found: {
    graphml: Found;
    gexf: Found;
    igraph: {
      nodes: Record<string, string>;
      edges: [from: string, to: string, label: string, type: string][];
    };
    ftm: { entities: Record<string, [string, Record<string, string[]>]>; problems: unknown[] };
  };
  beforeAll(async () => {
    for (const name of ['graphml', 'gexf', 'ftm'])
      await writeFile(join(folder, name), await exported(graph, name));
    const python = join(await pythonWith('exports'), 'python');
    const script = fileURLToPath(new URL('read-exports.py', import.meta.url));
    const { stdout } = await run(python, [script, folder], { maxBuffer: 2 ** 28 });
    found = JSON.parse(stdout);
  });

  test.each(['graphml', 'gexf'] as const)(
    'networkx reads every node and edge of %s with its fields and sources',
    (format) => {
      const { nodes, edges } = found[format];
      expect(Object.keys(nodes).sort()).toEqual(entities.map(({ value }) => value.id).sort());
      expect(Object.keys(edges).sort()).toEqual(relations.map(({ id }) => id).sort());
      for (const { kind, value } of entities) {
        const { id, name, summary } = value;
        const sources = (value.sources as string[]).join(';');
        expect(nodes[id]).toMatchObject({ kind, label: name, name, summary, sources });
      }
      for (const { id, type, value } of relations) {
        const [from, to, data] = edges[id] ?? [];
        expect([from, to]).toEqual([value.from, value.to]);
        const label = relationNamed(type).label.en;
        expect(data).toMatchObject({ type, label, note: value.note, status: value.status });
      }
    },
  );

  test('networkx finds no lifetime in GEXF that ends before it begins', () => {
    const { nodes, edges } = found.gexf;
    const data = [...Object.values(nodes), ...Object.values(edges).map(([, , one]) => one)];
    const lifetimes = data.map(({ start, end }) => [start, end] as [string?, string?]);
    const whole = lifetimes.filter(([start, end]) => start && end);
    expect(whole.length).toBeGreaterThan(10);
    expect(whole.filter(([start = '', end = '']) => end < start)).toEqual([]);
    const days = lifetimes.flat().filter((day) => day !== undefined);
    expect(days.filter((day) => !/^\d{4}-\d\d-\d\d$/.test(day))).toEqual([]);
  });

  test('igraph reads every node of GraphML with its label, and every edge, parallel ones too', () => {
    const { nodes, edges } = found.igraph;
    expect(nodes).toEqual(
      Object.fromEntries(entities.map(({ value }) => [value.id, value.name as string])),
    );
    const expected = relations.map(({ type, value }) => [
      ...[value.from, value.to],
      ...[relationNamed(type).label.en, type],
    ]);
    expect(edges.map(String).sort()).toEqual(expected.map(String).sort());
  });

  test('followthemoney takes every entity, every value, and every reference as of the right sort', () => {
    expect(found.ftm.problems).toEqual([]);
    const ids = [...entities.map(({ value }) => value.id), ...relations.map(({ id }) => id)];
    // As many as there are: no two of ours have become one.
    expect(Object.keys(found.ftm.entities).sort()).toEqual(ids.map(ftmId).sort());
    const [schema, properties] = found.ftm.entities['company.g0'] ?? [];
    expect([schema, properties?.name]).toEqual([
      'Company',
      [entities.find(({ value }) => value.id === 'company:g0')?.value.name],
    ]);
    const stakes = Object.values(found.ftm.entities).filter(([name]) => name === 'Ownership');
    expect(stakes).toHaveLength(relations.filter(({ type }) => type === 'HOLDS_STAKE_IN').length);
    for (const [, { proof }] of stakes) expect(proof?.length).toBeGreaterThan(0);
  });
});

test('neo4j-admin makes the same graph in an empty Neo4j, and its schema runs', async () => {
  const files = await unzipped(await exported(graph, 'neo4j-admin'));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const home = join(folder, 'neo4j');
  const options = { directory: home, boltPort: 0, httpPort: 0, heap: '512m' };
  // Started once, so that it has a home with its settings and a password.
  await (await startLocalNeo4j(options)).stop();
  const programs = join(await fetchNeo4j(cache, console.info), '*');
  const admin = ['org.neo4j.server.startup.Neo4jAdminCommand', 'database', 'import', 'full'];
  await run(
    'java',
    ['-cp', programs, ...admin, 'neo4j', '--overwrite-destination', '@import.args'],
    {
      cwd: folder,
      env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
    },
  );
  const neo4j = await startLocalNeo4j(options);
  const { boltUri: uri, username, password } = neo4j;
  const imported = await connect({ uri, username, password, database: 'neo4j', timeoutMs: 60_000 });
  try {
    expect(await thingsIn(imported)).toEqual(await thingsIn(graph, derived));
    for (const statement of (files.get('schema.cypher') ?? '')
      .split(/;\n/)
      .filter((one) => /^[A-Z]/m.test(one)))
      await imported.driver.executeQuery(statement);
  } finally {
    await imported.close();
    await neo4j.stop();
  }
});
