import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, restoreFrom } from '../../src/cli/backup.js';
import { copy } from '../../src/cli/copy.js';
import { type OpenedGraph, openGraph } from '../../src/cli/open-graph.js';
import { printStatus } from '../../src/cli/status.js';
import { readConfig } from '../../src/config.js';
import { load } from '../../src/load/load.js';
import { setPrecedence } from '../../src/load/precedence.js';
import { findJava } from '../../src/local-neo4j/java.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { testAddress } from '../helpers/address.js';
import { runCommand as run } from '../helpers/command-line.js';
import { differingDataSets } from '../helpers/differing-data-sets.js';
import { exported } from '../helpers/exported.js';
import { temporaryFolder } from '../helpers/folders.js';
import { contentOf, emptyGraph, startGraph } from '../helpers/graph.js';

const hasJava = await findJava().then(
  () => true,
  () => false,
);

const silent = () => undefined;

describe.skipIf(!hasJava)('The drill: a backup, restored elsewhere and compared by export', () => {
  let graph: Graph;
  let folder: string;
  let file: string;
  let expected: string;
  let content: string;
  const ports = { NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0', NEO4J_HEAP: '512m' };

  beforeAll(async () => {
    graph = await startGraph();
    for (const one of differingDataSets(21, [{ precedence: 3 }, {}])) await load(graph, one);
    await graph.driver.executeQuery(
      "CREATE (:ApiKey {keyId: 'one', hash: 'abc', perMinute: 60})",
      {},
      { database: graph.database },
    );
    folder = await temporaryFolder('policy-graph-drill-');
    file = join(folder, 'graph.zip');
    expected = String(await exported(graph, 'ndjson'));
    content = await contentOf(graph);
  });
  afterAll(async () => {
    await graph?.close();
    await (await emptyGraph()).close();
  });

  /** Opens the Neo4j of a folder, as a command does. */
  async function within<T>(directory: string, work: (opened: OpenedGraph) => Promise<T>) {
    const config = readConfig({ DATA_DIR: join(folder, directory), ...ports });
    const opened = await openGraph(config, silent);
    return work(opened).finally(() => opened.close());
  }

  it('writes the file, which only its owner can read, and says what it holds', async () => {
    let said = '';
    const code = await backup(file, graph, (text) => {
      said += text;
    });
    expect(code).toBe(0);
    expect(said).toMatch(/merics-china-industries-2021-09-07\s+\d+\.\d+\.\d+\s+\d+\s+\d+/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(stat(`${file}.part`)).rejects.toThrow();
  });

  it('comes back in an empty folder, with nothing lost; a cut file starts nothing there', async () => {
    const cut = join(folder, 'cut.zip');
    await writeFile(cut, await readFile(file));
    await truncate(cut, (await stat(file)).size - 1);
    let opened = 0;
    const never = async () => {
      opened++;
      return graph;
    };
    await expect(restoreFrom(cut, {}, never, silent)).rejects.toThrow('is not a whole backup');
    expect(opened).toBe(0);
    await within('empty', async ({ graph: empty }) => {
      expect(await restoreFrom(file, {}, async () => empty, silent)).toBe(0);
      expect(String(await exported(empty, 'ndjson'))).toBe(expected);
      expect(await contentOf(empty)).toBe(content);
      let status = '';
      const code = await printStatus(
        { json: true },
        async () => ({ graph: empty }),
        (text) => {
          status += text;
        },
      );
      expect(code).toBe(0);
      expect(JSON.parse(status)).toMatchObject({
        reachable: true,
        storage: { state: 'CURRENT' },
        unfinished: [],
        toDo: [],
      });
    });
  });

  it('becomes a copy that can only be read', async () => {
    const target = join(folder, 'copy');
    const { uri, password = '' } = testAddress();
    const config = readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: password, ...ports });
    expect(await copy(target, config, async () => graph, silent)).toBe(0);
    await within('copy', async (opened) => {
      expect(opened.folder?.copyMadeAt).toMatch(/^\d{4}-/);
      expect(String(await exported(opened.graph, 'ndjson'))).toBe(expected);
      await expect(setPrecedence(opened.graph, 'set-0', 1)).rejects.toThrow(
        'does not let this database be written to',
      );
    });
    await expect(copy(target, config, async () => graph, silent)).rejects.toThrow('is not empty');
  });

  it('comes back in a Neo4j that another program runs, in place of what it holds', async () => {
    const elsewhere = await emptyGraph();
    await load(elsewhere, differingDataSets(22, [{}])[0] as Parameters<typeof load>[1]);
    const refused = await run('restore', file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('The graph is not empty');
    expect(await run('restore', file, '--replace')).toMatchObject({ code: 0 });
    expect(String(await exported(elsewhere, 'ndjson'))).toBe(expected);
    expect(await contentOf(elsewhere)).toBe(content);
    await elsewhere.close();
  });

  it('is refused for a graph of a later version, and status says so by its exit code', async () => {
    const version = (change: string) =>
      graph.driver.executeQuery(
        `MATCH (d:DataSet {name: 'set-0'}) SET d.encoding = d.encoding ${change}`,
        {},
        { database: graph.database },
      );
    await version('+ 1');
    for (const words of [
      ['backup', join(folder, 'newer.zip')],
      ['restore', file, '--replace'],
    ]) {
      const ran = await run(...words);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain('a later version of this program');
    }
    expect(await run('status')).toMatchObject({ code: 3 });
    await version('- 2');
    expect(await run('status')).toMatchObject({ code: 2 });
    expect((await run('datasets')).err).toContain('policy-graph migrate');
    expect((await run('migrate')).out).toContain('The graph is now of storage version');
    expect(await contentOf(graph)).toBe(content);
  });
});
