import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSchema } from '../../src/load/schema.js';
import { startLocalNeo4j } from '../../src/local-neo4j/index.js';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import { connectTo, importedStore } from './import.js';
import { worldOf } from './world.js';

export interface PrepareOptions {
  readonly seed?: number;
  /** For who writes: a Neo4j on a copy of the store, which goes when it stops. */
  readonly copy?: boolean;
  readonly heap?: string;
  readonly pageCache?: string;
  readonly onMessage?: (line: string) => void;
}

export type Prepared = GraphAddress & { stop(): Promise<void> };

/** A Neo4j of its own with the graph of so many relations in it, from a cached import when there is one. */
export async function prepare(
  relations: number,
  { seed, copy, heap = '2g', pageCache = '1g', onMessage }: PrepareOptions = {},
): Promise<Prepared> {
  const store = await importedStore(worldOf(relations, seed), onMessage);
  const directory = copy ? await copyOf(store) : store;
  const neo4j = await startLocalNeo4j({
    directory,
    boltPort: 0,
    httpPort: 0,
    heap,
    settings: { 'server.memory.pagecache.size': pageCache },
    onMessage,
  });
  const graph = await connectTo(neo4j);
  // An index may have come since the store was made.
  await ensureSchema(graph, 3_600);
  await graph.close();
  return {
    uri: neo4j.boltUri,
    username: neo4j.username,
    password: neo4j.password,
    database: 'neo4j',
    timeoutMs: 60_000,
    async stop() {
      await neo4j.stop();
      if (copy) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Shares the blocks of the disk where the file system can, and copies them where it cannot. */
async function copyOf(store: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-bench-'));
  await cp(store, directory, { recursive: true, mode: 2 /* COPYFILE_FICLONE */ });
  await rm(join(directory, 'running.json'), { force: true });
  return directory;
}
