import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { table } from '../src/cli/table.js';
import { formats } from '../src/interchange/export/formats.js';
import { startLocalNeo4j } from '../src/local-neo4j/index.js';
import { connect } from '../src/neo4j/connect.js';
import { growTo } from './grow.js';

/**
 * How much memory the writing process needs for graphs of different sizes, and how fast it writes:
 * `npm run bench:export -- [relations …]`. It makes the graphs in a Neo4j of its own and takes it away again.
 */
const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
const run = promisify(execFile);
const measuring = fileURLToPath(new URL('measure-export.ts', import.meta.url));

/** A process that held the graph would not live with so little. */
const heapMb = 128;

const directory = await mkdtemp(join(tmpdir(), 'policy-graph-bench-'));
const neo4j = await startLocalNeo4j({ directory, boltPort: 0, httpPort: 0, heap: '1g' });
try {
  const address = {
    uri: neo4j.boltUri,
    username: neo4j.username,
    password: neo4j.password,
    database: 'neo4j',
    timeoutMs: 600_000,
  };
  const graph = await connect(address);
  const rows: (string | number)[][] = [];
  for (const size of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
    await growTo(graph, size);
    for (const { name } of formats) {
      const { stdout } = await run(
        process.execPath,
        [`--max-old-space-size=${heapMb}`, '--import', 'tsx', measuring, name],
        { env: { ...process.env, NEO4J_URI: address.uri, NEO4J_PASSWORD: address.password } },
      );
      const { read, bytes, seconds, rssMb, heapUsedMb } = JSON.parse(stdout);
      const row = [name, size, rssMb, heapUsedMb, Math.round(read / seconds), bytes / 1e6, seconds];
      console.error(row.join(' '));
      rows.push(row.map((cell) => (typeof cell === 'number' ? Math.round(cell) : cell)));
    }
  }
  const head = ['format', 'relations', 'peak RSS, MB', 'peak heap, MB', 'rows/s', 'MB', 's'];
  console.log(table(head, rows));
  await graph.close();
} finally {
  await neo4j.stop();
  await rm(directory, { recursive: true, force: true });
}
