import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { noteDataSet } from '../../src/load/data-set.js';
import { deriveKeys } from '../../src/load/derived.js';
import { schemaStatements } from '../../src/load/run.js';
import { ensureSchema } from '../../src/load/schema.js';
import { fetchNeo4j } from '../../src/local-neo4j/download.js';
import { makeHome, prepareHome } from '../../src/local-neo4j/home.js';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { STORAGE_VERSION } from '../../src/neo4j/storage-version.js';
import { kinds } from '../../src/ontology/index.js';
import { writeCsv } from './csv-files.js';
import { hashOf, metaOf } from './dataset.js';
import { generatorVersion, type World } from './world.js';

const run = promisify(execFile);
/** Ten million relations and their indexes take a quarter of an hour on a slow disk. */
const longestSeconds = 3_600;

/** Where graphs of measured sizes are kept from one run to the next. */
export const benchDirectory = () =>
  process.env.BENCH_DIR ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'china-policy-graph', 'bench');

/** The folder of a Neo4j that holds the world: made when it is not there yet, under another name until it is whole. */
export async function importedStore(
  world: World,
  say: (line: string) => void = () => undefined,
): Promise<string> {
  const whole = join(benchDirectory(), keyOf(world));
  if (existsSync(whole)) return whole;
  const partial = `${whole}.partial-${process.pid}`;
  try {
    await mkdir(partial, { recursive: true });
    await importWorld(world, partial, say);
    await rename(partial, whole).catch((error) => {
      // Another process may have been faster; its store is as good as ours.
      if (!existsSync(whole)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return whole;
}

const keyOf = ({ seed, size }: World) =>
  `${size.relations}-seed${seed}-v${generatorVersion}.${STORAGE_VERSION}`;

/** Fills a new Neo4j in a folder by neo4j-admin, makes the schema and notes the data set. */
export async function importWorld(
  world: World,
  directory: string,
  say: (line: string) => void,
): Promise<void> {
  const files = join(directory, 'import');
  const clock = stopwatch(say);
  let said = 0;
  const counts = await writeCsv(world, files, (done, total) => {
    if (Date.now() - said < 2_000) return;
    said = Date.now();
    say(`  ${done} of ${total} rows`);
  });
  clock(`Wrote ${[...counts.values()].reduce((sum, one) => sum + one, 0)} rows`);
  await makeHome(directory);
  await prepareHome(directory, { bolt: 7687, http: 7474 }, {});
  await runImporter(directory, files);
  clock('Imported them');
  await rm(files, { recursive: true });
  const neo4j = await startLocalNeo4j({ directory, boltPort: 0, httpPort: 0, heap: '1500m' });
  try {
    const graph = await connectTo(neo4j);
    await addEmptyLists(graph);
    await indexSources(graph);
    await deriveKeys(graph);
    await ensureSchema(graph, longestSeconds);
    await note(graph, world, counts);
    await graph.close();
  } finally {
    await neo4j.stop();
  }
  clock('Made constraints and indexes');
}

export function connectTo({ boltUri: uri, username, password }: LocalNeo4j): Promise<Graph> {
  return connect({ uri, username, password, database: 'neo4j', timeoutMs: longestSeconds * 1000 });
}

async function runImporter(directory: string, files: string): Promise<void> {
  const java = await findJava();
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const libraries = await fetchNeo4j(join(cache, 'local-neo4j'), () => undefined);
  const command = ['database', 'import', 'full', 'neo4j', '@import.args'];
  await run(
    java.command,
    [
      '-Xmx1g',
      '-cp',
      join(libraries, '*'),
      'org.neo4j.server.startup.Neo4jAdminCommand',
      ...command,
    ],
    {
      cwd: files,
      env: { ...process.env, NEO4J_HOME: directory, NEO4J_CONF: join(directory, 'conf') },
      maxBuffer: 64_000_000,
    },
  ).catch(({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }) => {
    throw new Error(
      `neo4j-admin did not import. Its words:\n${`${stdout}${stderr}`.slice(-4_000)}`,
    );
  });
}

/** The READ_IN of each entity finds its sources by id; without the index it would go through all of them. */
async function indexSources(graph: Graph): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    await session.run(schemaStatements().get('source_id') as string);
    await session.run(`CALL db.awaitIndexes(${longestSeconds})`);
  } finally {
    await session.close();
  }
}

/** The loader writes an empty list where an entity has no further name; an import cannot say that. */
async function addEmptyLists(graph: Graph): Promise<void> {
  const session = graph.driver.session({ database: graph.database });
  try {
    for (const { name } of kinds)
      await session.run(
        `MATCH (n:${name}) WHERE n.aliases IS NULL CALL (n) { SET n.aliases = [] } IN TRANSACTIONS OF 20000 ROWS`,
      );
  } finally {
    await session.close();
  }
}

async function note(graph: Graph, world: World, counts: ReadonlyMap<string, number>) {
  const session = graph.driver.session({ database: graph.database });
  try {
    await noteDataSet(session as never, { meta: metaOf(world), hash: hashOf(world), counts });
  } finally {
    await session.close();
  }
}

function stopwatch(say: (line: string) => void) {
  let last = performance.now();
  return (what: string) => {
    const now = performance.now();
    say(`${what} (${((now - last) / 1000).toFixed(1)} s)`);
    last = now;
  };
}
