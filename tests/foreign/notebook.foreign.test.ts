import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { codeIn } from '../helpers/code.js';
import { briefGraph } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';
import { pythonWith } from './python.js';

let graph: Graph;
let app: FastifyInstance;
let programs: string;

beforeAll(async () => {
  programs = await pythonWith('notebook');
  graph = await briefGraph();
  app = await buildApp({ graph });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

/** Runs Python against the service and gives what it prints last, as JSON. */
async function python(code: string) {
  // shillelagh keeps what it has read in a file of the folder that it is run in.
  const cwd = await mkdtemp(join(tmpdir(), 'notebook-'));
  const run = promisify(execFile)(join(programs, 'python'), ['-c', atHome(code)], { cwd });
  const { stdout } = await run.finally(() => rm(cwd, { recursive: true }));
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** The documents speak of the usual address. */
function atHome(code: string): string {
  return code.replaceAll('http://localhost:4000', app.listeningOrigin);
}

describe('The code in docs/dashboards.md', () => {
  it('for notebooks runs as it stands, and finds what the service says', async () => {
    const [code = ''] = await codeIn('docs/dashboards.md', 'python');
    const found = await python(`${code}
print(json.dumps({
    "policies": len(policies),
    "dated": sorted(policies["issuedOn"].dropna()),
    "miit": int(by_agency["Ministry of Industry and Information Technology"]),
    "august": int(by_month["2021-08"]),
    "nodes": sorted(graph.nodes),
    "edges": sorted(key for _, _, key in graph.edges(keys=True)),
    "title": graph.nodes["company:nio"]["title"],
    "complete": flag["complete"],
}))`);
    const all = (await get(app, '/v1/policies?first=200&include=none')).json.items;
    const miit = await get(app, '/v1/policies?issuedBy=agency:miit&first=200&include=none');
    const picture = (await get(app, '/v1/graph?of=NIO&depth=2&limit=1500')).json;
    const dated = all.flatMap(({ issuedOn }: { issuedOn: string | null }) => issuedOn ?? []);
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
    expect(found).toEqual({
      policies: all.length,
      dated: dated.sort(),
      miit: miit.json.items.length,
      august: dated.filter((day: string) => day.startsWith('2021-08')).length,
      nodes: ids(picture.nodes),
      edges: ids(picture.edges),
      title: 'NIO',
      complete: true,
    });
  });

  it('for Superset is SQL over an address, as shillelagh runs it', async () => {
    const [sql = ''] = await codeIn('docs/dashboards.md', 'sql');
    const rows = await python(`
import json
from shillelagh.backends.apsw.db import connect
cursor = connect(":memory:").cursor()
cursor.execute('''${sql}''')
print(json.dumps([list(row) for row in cursor.fetchall()]))`);
    const { json } = await get(app, '/v1/counts/policies?by=ISSUED_BY&top=10');
    const counted = json.items.map(({ label, count }: Group) => [label, count]);
    const byName = (pairs: [string, number][]) => new Map([...pairs].sort());
    expect(byName(rows)).toEqual(byName(counted));
    expect(rows.length).toBeGreaterThan(5);
  });
});

interface Group {
  readonly label: string;
  readonly count: number;
}
