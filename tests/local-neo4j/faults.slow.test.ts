import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import {
  type LocalNeo4j,
  type LocalNeo4jError,
  startLocalNeo4j,
} from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { processesOf } from '../../src/local-neo4j/left-over.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { folder, javaLeft, javaOf } from './helpers.js';

const hasJava = await findJava().then(
  () => true,
  () => false,
);
const program = fileURLToPath(new URL('./owner.ts', import.meta.url));

describe.skipIf(!hasJava)('A Neo4j that fails while the service runs', () => {
  const lines: string[] = [];
  let home: string;
  let neo4j: LocalNeo4j;
  let graph: Graph;
  let app: Awaited<ReturnType<typeof buildApp>>;
  const crashes: LocalNeo4jError[] = [];
  const java = async () => (await javaOf(home))[0] as number;
  const search = () => app.inject('/v1/search?q=anything');

  beforeAll(async () => {
    home = await folder();
    neo4j = await startLocalNeo4j({
      directory: home,
      boltPort: 0,
      httpPort: 0,
      heap: '512m',
      restarts: 1,
      onMessage: (line) => lines.push(line),
      onCrash: (error) => crashes.push(error),
    });
    const { boltUri: uri, username, password } = neo4j;
    graph = await connect({ uri, username, password, database: 'neo4j', timeoutMs: 5_000 });
    await graph.driver.executeQuery("CREATE (:DataSet {name: 'a', version: '1.0.0'})");
    app = await buildApp({ graph });
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
    await neo4j?.stop();
    expect(await javaLeft(home)).toEqual([]);
  });

  it('frozen: probes tell the truth, requests end at their time limit, and all goes on when it does', async () => {
    const id = await java();
    process.kill(id, 'SIGSTOP');
    try {
      const [ready, alive, found] = await Promise.all([
        app.inject('/readyz'),
        app.inject('/livez'),
        search(),
      ]);
      expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'Neo4j does not answer' }]);
      expect(alive.statusCode).toBe(200);
      expect([found.statusCode, found.json().code]).toEqual([503, 'TIMEOUT']);
      expect(Number(found.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      process.kill(id, 'SIGCONT');
    }
    await untilReady();
  });

  it('killed: it is started again at the same ports, and connections find it', async () => {
    process.kill(await java(), 'SIGKILL');
    await untilSaid(/ended by itself \(by SIGKILL\); starting it again/);
    const found = await search();
    expect([found.statusCode, found.json().code]).toEqual([503, 'GRAPH_UNAVAILABLE']);
    expect(Number(found.headers['retry-after'])).toBeGreaterThan(0);
    await untilSaid(/answers again/);
    await untilReady();
    expect(await graph.read('MATCH (d:DataSet) RETURN d.name')).toEqual([['a']]);
    expect(crashes).toEqual([]);
  });

  it('killed as often as it may be started again: that is given up, and said', async () => {
    while (crashes.length === 0) {
      for (const id of await javaOf(home)) process.kill(id, 'SIGKILL');
      await wait(50);
    }
    expect(crashes[0]).toMatchObject({ code: 'CRASHED' });
    expect(crashes[0]?.message).toMatch(/by SIGKILL\), and was restarted without success once/);
  });

  async function untilReady(): Promise<void> {
    while ((await app.inject('/readyz')).statusCode !== 200) await wait(100);
  }

  async function untilSaid(wanted: RegExp): Promise<void> {
    while (!lines.some((line) => wanted.test(line))) await wait(50);
  }
});

describe.skipIf(!hasJava)('A Neo4j that lost its program and its guard', () => {
  it('is ended by the next start in its folder, even where it is frozen', async () => {
    const home = await folder();
    const owner = spawn(process.execPath, ['--import', 'tsx', program, home], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(owner.stdout, 'data');
    const [java = 0] = await javaOf(home);
    const guard = (await processesOf(home)).find((id) => id !== java) as number;
    for (const id of [owner.pid as number, guard]) process.kill(id, 'SIGKILL');
    await once(owner, 'exit');
    process.kill(java, 'SIGSTOP');

    const lines: string[] = [];
    const neo4j = await startLocalNeo4j({
      directory: home,
      boltPort: 0,
      httpPort: 0,
      heap: '512m',
      onMessage: (line) => lines.push(line),
    });
    try {
      expect(neo4j.started).toBe(true);
      expect(lines.join('\n')).toContain(
        `left behind by a program which is gone (process ${java})`,
      );
      expect(await javaOf(home)).not.toContain(java);
    } finally {
      await neo4j.stop();
    }
    expect(await javaLeft(home)).toEqual([]);
  });
});

describe('A folder that cannot be used is refused with its name, before Java is started', () => {
  it.runIf(process.platform === 'linux')('where nothing can be made', async () => {
    await expect(startLocalNeo4j({ directory: '/proc/x' })).rejects.toMatchObject({
      code: 'FOLDER_UNUSABLE',
      message: expect.stringContaining('DATA_DIR'),
    });
  });

  it('where a file is in the way', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    await expect(startLocalNeo4j({ directory: join(file, 'data') })).rejects.toMatchObject({
      code: 'FOLDER_UNUSABLE',
    });
    await expect(
      startLocalNeo4j({ directory: join(await folder(), 'data'), cacheDirectory: file }),
    ).rejects.toMatchObject({
      code: 'FOLDER_UNUSABLE',
      message: expect.stringContaining('NEO4J_CACHE_DIR'),
    });
  });
});
