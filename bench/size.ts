import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { connect } from '../src/neo4j/connect.js';
import { importedStore } from './generate/import.js';
import { prepare } from './generate/prepare.js';
import { worldOf } from './generate/world.js';
import { processorTime, processorTimeOfNeo4j, residentMemory } from './measure/cpu.js';
import { serveOurs } from './serve.js';
import { anyQuestion } from './soak/questions.js';

/**
 * npm run bench:size: what a service and its Neo4j take on graphs of some sizes, at rest and while eight clients ask
 * mixed questions without pause. Neo4j has the memory of docker-compose.yml. Prints the rows of the table in
 * docs/operations.md.
 */
const { values } = parseArgs({
  options: {
    relations: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '30' },
    heap: { type: 'string', default: '1g' },
  },
});
const CLIENTS = 8;
/** The service asks itself some things after its start; then it is at rest. In milliseconds. */
const SETTLED_AFTER_MS = 5_000;

for (const relations of values.relations.split(',').map(Number)) {
  const store = await importedStore(worldOf(relations));
  const neo4j = await prepare(relations, { heap: values.heap, pageCache: '256m' });
  const graph = await connect(neo4j);
  const served = await serveOurs(neo4j, { CACHE_MB: '64' });
  try {
    const [row] = await graph.read(
      "CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes RETURN attributes.Pid.value",
    );
    const java = Number(row?.[0]);
    await wait(SETTLED_AFTER_MS);
    const memory = async () => [await residentMemory(served.pid), await residentMemory(java)];
    const used = async () => [
      (await processorTime(served.pid)) ?? 0,
      await processorTimeOfNeo4j(graph),
    ];
    const ids = (
      await graph.read(
        "MATCH (n) WHERE n.id IS NOT NULL AND NOT n.id STARTS WITH 'source:' RETURN n.id LIMIT 5000",
      )
    ).map(([id]) => String(id));
    const atRest = await memory();
    const before = await used();
    const { requests, latency, non2xx } = await autocannon({
      ...{ url: `http://127.0.0.1:${served.port}`, connections: CLIENTS, timeout: 60 },
      duration: Number(values.seconds),
      requests: [{ setupRequest: (given) => ({ ...given, ...anyQuestion(ids, Math.random) }) }],
    });
    const after = await used();
    const each = after.map((ms, at) => (ms - (before[at] ?? 0)) / requests.total);
    const megabytes = (all: readonly (number | null)[]) =>
      all.map((one) => `${Math.round(one ?? 0)} MB`);
    const cells = [
      relations.toLocaleString('en'),
      `${Math.round((await bytesIn(join(store, 'data', 'databases', 'neo4j'))) / 2 ** 20)} MB`,
      ...megabytes(atRest),
      ...megabytes(await memory()),
      ...each.map((ms) => `${ms.toPrecision(2)} ms`),
      `${Math.round(requests.average)}`,
      `${latency.p50} / ${latency.p99} ms`,
      String(non2xx),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  } finally {
    await served.stop();
    await graph.close();
    await neo4j.stop();
  }
}

/** Size of the files below a folder. */
async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(folder, file)).catch(() => undefined))?.size ?? 0),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}
