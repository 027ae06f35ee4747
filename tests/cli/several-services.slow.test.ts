import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copy } from '../../src/cli/copy.js';
import { readConfig } from '../../src/config.js';
import { load } from '../../src/load/load.js';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { agency, datasetOf } from '../helpers/datasets.js';
import { temporaryFolder } from '../helpers/folders.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const counted = (count: number) =>
  datasetOf({ 'agencies/a.yaml': agency('counter', `Load ${count}`) });
const hasJava = await findJava().then(
  () => true,
  () => false,
);

interface Service {
  readonly origin: string;
  readonly process: ChildProcess;
}

/** Starts a service on a port of its own, and waits until it is ready. */
async function serve(settings: Readonly<Record<string, string>>): Promise<Service> {
  const { NEO4J_URI: _uri, NEO4J_PASSWORD: _password, ...rest } = process.env;
  const service = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: root,
    // A machine may be many times slower than ours; nothing here is about the time limit.
    env: { ...rest, PORT: '0', QUERY_TIMEOUT_MS: '300000', npm_lifecycle_event: '', ...settings },
  });
  let said = '';
  service.stderr.on('data', (some) => {
    said += some;
  });
  for (;;) {
    const origin = /GraphQL (http:\S+)\/graphql/.exec(said)?.[1];
    if (origin) return { origin, process: service };
    if (service.exitCode !== null) throw new Error(said);
    await wait(50);
  }
}

async function nameAt({ origin }: Service): Promise<string> {
  const answer = await fetch(`${origin}/v1/agencies/agency:counter?include=none`);
  const text = await answer.text();
  return (JSON.parse(text) as { name?: string }).name ?? text;
}

/** A server of its own: one in a container names an address, for neo4j://, that only holds within. */
let neo4j: LocalNeo4j;
let graph: Graph;
let services: Service[] = [];

describe.skipIf(!hasJava)('Services beside one another', () => {
  beforeAll(async () => {
    const directory = await temporaryFolder('policy-graph-services-');
    neo4j = await startLocalNeo4j({ directory, boltPort: 0, httpPort: 0, heap: '512m' });
    const { boltUri: uri, username, password } = neo4j;
    graph = await connect({ uri, username, password, database: 'neo4j', timeoutMs: 300_000 });
    await load(graph, await counted(0));
  });
  afterAll(async () => {
    const running = services
      .map((one) => one.process)
      .filter((one) => one.exitCode === null && one.signalCode === null);
    const ended = running.map((one) => once(one, 'exit'));
    for (const one of running) one.kill('SIGTERM');
    await Promise.all(ended);
    await graph?.close();
    await neo4j?.stop();
  });

  test('Services on several ports before one Neo4j, by neo4j://, agree after each load, and do not need one another', async () => {
    const { boltUri: uri, password } = neo4j;
    const settings = {
      NEO4J_URI: uri.replace(/^bolt/, 'neo4j'),
      NEO4J_PASSWORD: password,
      SEED_DIR: 'none',
    };
    services = await Promise.all([1, 2, 3].map(() => serve(settings)));
    expect(new Set(services.map(({ origin }) => origin)).size).toBe(3);
    for (let count = 1; count <= 5; count++) {
      await load(graph, await counted(count));
      const names = await Promise.all([...services, ...services].map(nameAt));
      expect(new Set(names)).toEqual(new Set([`Load ${count}`]));
    }
    const [first, ...others] = services;
    const gone = first && once(first.process, 'exit');
    first?.process.kill('SIGKILL');
    await gone;
    await load(graph, await counted(6));
    expect(await Promise.all(others.map(nameAt))).toEqual(['Load 6', 'Load 6']);
  });

  test('A service refuses a graph of a later version, and one of an earlier version that it may not migrate', async () => {
    const { boltUri: uri, password } = neo4j;
    const settings = { NEO4J_URI: uri, NEO4J_PASSWORD: password, SEED_DIR: 'none' };
    const version = (change: string) =>
      graph.driver.executeQuery(
        `MATCH (d:DataSet) SET d.encoding = d.encoding ${change}`,
        {},
        { database: graph.database },
      );
    await version('+ 1');
    await expect(serve(settings)).rejects.toThrow('a later version of this program');
    await version('- 2');
    await expect(serve(settings)).rejects.toThrow('policy-graph migrate');
    const migrating = await serve({ ...settings, SEED_DIR: join(root, 'tests/fixtures') }).catch(
      (error: Error) => error.message,
    );
    // There is no data set in that folder, so the start ends; the graph was migrated before.
    expect(migrating).toContain('Bringing the graph from storage version');
    services.push(await serve(settings));
  });

  test('A read-only copy is served with the data of its moment, whatever is loaded later, and nothing is loaded into it', async () => {
    const { boltUri: uri, password } = neo4j;
    const folder = join(await temporaryFolder('policy-graph-copy-'), 'copy');
    const config = readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: password, NEO4J_HEAP: '512m' });
    await load(graph, await counted(10));
    expect(
      await copy(
        folder,
        config,
        async () => graph,
        () => undefined,
      ),
    ).toBe(0);
    await load(graph, await counted(11));
    const ports = { NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0', NEO4J_HEAP: '512m' };
    const service = await serve({ DATA_DIR: folder, ...ports });
    services.push(service);
    expect(await nameAt(service)).toBe('Load 10');
    const ready = await fetch(`${service.origin}/readyz`);
    expect(ready.status).toBe(200);
  });
});
