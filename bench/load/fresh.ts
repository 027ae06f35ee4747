import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSchema } from '../../src/load/schema.js';
import { startLocalNeo4j } from '../../src/local-neo4j/index.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { connectTo } from '../generate/import.js';

/** Does something with a new Neo4j that has the schema and nothing else, and takes it away again. */
export async function withFreshGraph<T>(
  heap: string,
  work: (graph: Graph) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-load-'));
  const neo4j = await startLocalNeo4j({
    directory,
    boltPort: 0,
    httpPort: 0,
    heap,
    settings: {
      'server.memory.pagecache.size': '1g',
      // LOAD CSV reads where the files are.
      'dbms.security.allow_csv_import_from_file_urls': 'true',
      'server.directories.import': '/',
    },
  });
  const graph = await connectTo(neo4j);
  try {
    await ensureSchema(graph);
    return await work(graph);
  } finally {
    await graph.close();
    await neo4j.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
