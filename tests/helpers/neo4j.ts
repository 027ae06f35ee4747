import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Neo4jContainer } from '@testcontainers/neo4j';
import type { TestProject } from 'vitest/node';
import { startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { connect } from '../../src/neo4j/connect.js';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import { tell } from './address-file.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each worker finds the address of its Neo4j, and how many there are. */
    neo4j: { readonly folder: string; readonly count: number };
  }
}

/** A machine may be many times slower than ours; a test about the time limit sets one of its own. */
const timeoutMs = 300_000;

type Started = { address: GraphAddress; stop: () => Promise<void> };

const run = promisify(execFile);
export const image = 'neo4j:5.26-community';

/**
 * Real Neo4js: the one that NEO4J_URI names for a single worker, else containers, else run here. Tests without a graph
 * run while these start: each leaves its address in a file, which whoever needs it waits for.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // It lives for minutes: the quick compiler alone costs less than what the thorough one would win.
  process.env.JAVA_TOOL_OPTIONS ??= '-XX:TieredStopAtLevel=1';
  const own = await ownServer();
  const folder = await mkdtemp(join(tmpdir(), 'policy-graph-address-'));
  const makeOne = own ? undefined : (await hasImage()) ? container : embedded;
  const starting = makeOne
    ? Array.from({ length: neededFor(project) }, () => makeOne())
    : [Promise.resolve(own as Started)];
  const told = starting.map((one, at) =>
    one.then(
      ({ address }) => tell(folder, at, { address }),
      (error) => tell(folder, at, { failed: String(error) }),
    ),
  );
  project.provide('neo4j', { folder, count: starting.length });
  return async () => {
    await Promise.all(told);
    const started = await Promise.allSettled(starting);
    await Promise.all(
      started.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)),
    );
    await rm(folder, { recursive: true, force: true });
  };
}

/**
 * Quick files share one, because a start and the plans of every statement cost more than these tests; most of them only
 * read. Long ones have one for each worker; files that follow one another have a single worker.
 */
function neededFor({ name, config, vitest }: TestProject): number {
  if (name === 'graph') return 1;
  return Number(config.maxWorkers ?? vitest.config.maxWorkers ?? 1);
}

/** Tests wipe the graph, so a server of somebody's own must be empty or must have been given to tests before. */
async function ownServer(): Promise<Started | undefined> {
  const uri = process.env.NEO4J_URI;
  if (!uri) return undefined;
  const address = addressOf(
    uri,
    process.env.NEO4J_PASSWORD ?? '',
    process.env.NEO4J_USERNAME ?? 'neo4j',
  );
  const graph = await connect(address);
  const [row] = await graph.read(
    'OPTIONAL MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH (t:TestDatabase) RETURN nodes, count(t)',
  );
  const [nodes, marks] = row as [number, number];
  if (nodes > 0 && marks === 0) {
    await graph.close();
    throw new Error(
      `NEO4J_URI=${uri} holds ${nodes} nodes. The tests wipe the graph, so they take an empty one alone. Unset NEO4J_URI, or mark a database that is free for tests with CREATE (:TestDatabase).`,
    );
  }
  await graph.driver.executeQuery('MERGE (:TestDatabase)', {}, { database: 'neo4j' });
  return { address, stop: () => graph.close() };
}

function hasImage(): Promise<boolean> {
  return run('docker', ['image', 'inspect', image], { timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

async function container(): Promise<Started> {
  // The helper that clears up after killed runs is an image of its own, which not every machine can fetch.
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  const started = await new Neo4jContainer(image)
    .withPassword('only-for-tests')
    .withStartupTimeout(120_000)
    .start();
  return {
    address: addressOf(started.getBoltUri(), started.getPassword()),
    stop: async () => void (await started.stop()),
  };
}

async function embedded(): Promise<Started> {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-test-'));
  const neo4j = await startLocalNeo4j({
    directory,
    boltPort: 0,
    httpPort: 0,
    heap: '1g',
    onMessage: console.info,
  });
  return {
    address: addressOf(neo4j.boltUri, neo4j.password),
    stop: async () => {
      await neo4j.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function addressOf(uri: string, password: string, username = 'neo4j'): GraphAddress {
  return { uri, username, password, database: 'neo4j', timeoutMs };
}
