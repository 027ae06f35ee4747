import { execFile } from 'node:child_process';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { testEnvironment } from '../helpers/address.js';
import { differingDataSets } from '../helpers/differing-data-sets.js';
import { temporaryFolder } from '../helpers/folders.js';
import { contentOf, emptyGraph, startGraph } from '../helpers/graph.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasJava = await findJava().then(
  () => true,
  () => false,
);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Settings = Readonly<Record<string, string>>;

/** Runs the command line as a user would, with these settings and no others of the graph. */
function run(settings: Settings, ...words: string[]): Promise<Ran> {
  const { NEO4J_URI: _uri, NEO4J_PASSWORD: _password, ...rest } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', ...words],
      { cwd: root, env: { ...rest, ...settings }, maxBuffer: 100_000_000 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe.skipIf(!hasJava)('The drill: a backup, restored elsewhere and compared by export', () => {
  let graph: Graph;
  let folder: string;
  let file: string;
  let other: LocalNeo4j;
  let own: Settings;
  const exportsOf = async (settings: Settings, name: string) => {
    const out = join(folder, `${name}.ndjson`);
    const ran = await run(settings, 'export', '--format', 'ndjson', '--out', out);
    expect(ran).toMatchObject({ code: 0 });
    return readFile(out, 'utf8');
  };
  let expected: string;

  beforeAll(async () => {
    graph = await startGraph();
    for (const one of differingDataSets(21, [{ precedence: 3 }, {}])) await load(graph, one);
    await graph.driver.executeQuery(
      "CREATE (:ApiKey {id: 'key-1', hash: 'abc'})",
      {},
      {
        database: graph.database,
      },
    );
    folder = await temporaryFolder('policy-graph-drill-');
    file = join(folder, 'graph.zip');
    own = testEnvironment();
    expected = await exportsOf(own, 'before');
    other = await startLocalNeo4j({
      directory: join(folder, 'other'),
      boltPort: 0,
      httpPort: 0,
      heap: '512m',
    });
  });
  afterAll(async () => {
    await other?.stop();
    await graph?.close();
    await (await emptyGraph()).close();
  });

  const another = () => ({ NEO4J_URI: other.boltUri, NEO4J_PASSWORD: other.password });

  it('writes the file, which only its owner can read, and says what it holds', async () => {
    const { code, out } = await run(own, 'backup', file);
    expect(code).toBe(0);
    expect(out).toMatch(/merics-china-industries-2021-09-07\s+\d+\.\d+\.\d+\s+\d+\s+\d+/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(stat(`${file}.part`)).rejects.toThrow();
  });

  it('comes back in another Neo4j, with nothing lost', async () => {
    expect(await run(another(), 'restore', file)).toMatchObject({ code: 0 });
    expect(await exportsOf(another(), 'other')).toBe(expected);
    const again = await run(another(), 'restore', file);
    expect(again.code).toBe(1);
    expect(again.err).toContain('The graph is not empty');
    expect(await run(another(), 'restore', file, '--replace')).toMatchObject({ code: 0 });
    expect(await exportsOf(another(), 'replaced')).toBe(expected);
    const status = await run(another(), 'status', '--json');
    expect(status.code).toBe(0);
    expect(JSON.parse(status.out)).toMatchObject({
      reachable: true,
      storage: { state: 'CURRENT' },
      unfinished: [],
      toDo: [],
    });
  });

  it('comes back in an empty folder; a cut file starts nothing there', async () => {
    const empty = { DATA_DIR: join(folder, 'empty'), NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0' };
    const cut = join(folder, 'cut.zip');
    await writeFile(cut, await readFile(file));
    await truncate(cut, (await stat(file)).size - 1);
    const refused = await run(empty, 'restore', cut);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('is not a whole backup');
    await expect(stat(empty.DATA_DIR)).rejects.toThrow();
    expect(await run(empty, 'restore', file)).toMatchObject({ code: 0 });
    expect(await exportsOf(empty, 'empty')).toBe(expected);
  });

  it('becomes a copy that can only be read', async () => {
    const target = join(folder, 'copy');
    expect(await run(own, 'copy', target)).toMatchObject({ code: 0 });
    const copy = { DATA_DIR: target, NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0' };
    expect(await exportsOf(copy, 'copy')).toBe(expected);
    const refused = await run(copy, 'precedence', 'set-0', '1');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('does not let this database be written to');
    const status = await run(copy, 'status');
    expect(status.out).toContain('read-only copy');
    expect(status.code).toBe(0);
    const taken = await run(own, 'copy', target);
    expect(taken.err).toContain('is not empty');
  });

  it('is refused for a graph of a later version, by every command but status', async () => {
    const version = async (change: string) => {
      await graph.driver.executeQuery(
        `MATCH (d:DataSet {name: 'set-0'}) SET d.encoding = d.encoding ${change}`,
        {},
        { database: graph.database },
      );
    };
    const before = await contentOf(graph);
    await version('+ 1');
    for (const words of [
      ['backup', join(folder, 'newer.zip')],
      ['restore', file, '--replace'],
      ['migrate'],
      ['datasets'],
      ['unload', 'set-0'],
    ]) {
      const ran = await run(own, ...words);
      expect(ran).toMatchObject({ code: 1 });
      expect(ran.err).toContain('a later version of this program');
    }
    expect(await run(own, 'status')).toMatchObject({ code: 3 });
    await version('- 2');
    expect(await run(own, 'status')).toMatchObject({ code: 2 });
    expect((await run(own, 'datasets')).err).toContain('policy-graph migrate');
    expect((await run(own, 'migrate')).out).toContain('The graph is now of storage version');
    expect(await run(own, 'status')).toMatchObject({ code: 0 });
    expect((await contentOf(graph)).length).toBe(before.length);
    expect(
      await run({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' }, 'status', '--json'),
    ).toMatchObject({ code: 1, out: expect.stringContaining('"reachable": false') });
  });
});
