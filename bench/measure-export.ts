import { setImmediate } from 'node:timers/promises';
import { formatNamed } from '../src/interchange/export/formats.js';
import { connect } from '../src/neo4j/connect.js';
import { exportGraph } from '../src/queries/export/index.js';

/** One export in a process of its own, so that what it needs is what is measured. Called by export-memory.ts. */
const format = formatNamed(process.argv[2] ?? '');
if (!format) throw new Error(`There is no format ${process.argv[2]}.`);
const graph = await connect({
  uri: process.env.NEO4J_URI ?? '',
  username: 'neo4j',
  password: process.env.NEO4J_PASSWORD,
  database: 'neo4j',
  timeoutMs: 600_000,
});
let [read, bytes, heapUsed] = [0, 0, 0];
const onProgress = (done: number) => {
  read = done;
};
const started = performance.now();
const { content, close } = await exportGraph(graph, { format, onProgress });
for await (const piece of content) {
  bytes += Buffer.byteLength(piece);
  heapUsed = Math.max(heapUsed, process.memoryUsage().heapUsed);
  // As a file or a socket does, give way after each piece.
  await setImmediate();
}
await close();
await graph.close();
const seconds = (performance.now() - started) / 1000;
const rssMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ read, bytes, seconds, rssMb, heapUsedMb: heapUsed / 2 ** 20 }));
