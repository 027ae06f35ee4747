import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Graph } from '../../src/graph/connect.js';
import { sizeOf } from '../generate/size.js';
import { worldOf } from '../generate/world.js';
import { processorTimeOfNeo4j } from '../measure/cpu.js';
import { contentsOf } from './contents.js';
import { withFreshGraph } from './fresh.js';
import { loadCsv } from './load-csv.js';
import { ours } from './ours.js';
import { unwindMerge } from './unwind-merge.js';

/**
 * W8, the loading of a new graph: `tsx bench/load/main.ts --relations 100000 [--rounds 3] [--only ours,load-csv]`.
 * Each contender fills a new Neo4j in turn, A B C A B C; the graphs must be equal. Prints JSON.
 */
const { values } = parseArgs({
  options: {
    relations: { type: 'string', default: '100000' },
    nodes: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    heap: { type: 'string', default: '2g' },
  },
});
const world = worldOf(Number(values.relations));
const nodes = Object.values(sizeOf(world.size.relations).kinds).reduce((sum, one) => sum + one, 0);
if (values.nodes && Math.abs(Number(values.nodes) - nodes) > nodes / 10)
  throw new Error(
    `A graph of ${values.relations} relations has ${nodes} nodes, not ${values.nodes}.`,
  );
const contenders = [ours, unwindMerge, loadCsv].filter(
  ({ name }) => !values.only || values.only.split(',').includes(name),
);
const directory = await mkdtemp(join(tmpdir(), 'policy-graph-load-files-'));
const rounds: Record<string, unknown>[] = [];
const hashes = new Set<string>();
try {
  for (const one of contenders) await one.prepare?.(world, join(directory, one.name));
  for (let round = 1; round <= Number(values.rounds); round++)
    for (const one of contenders)
      await withFreshGraph(values.heap, async (graph) => {
        const before = await processorSeconds(graph);
        const started = performance.now();
        await one.load(graph, world, join(directory, one.name));
        const seconds = (performance.now() - started) / 1000;
        const after = await processorSeconds(graph);
        const contents = await contentsOf(graph);
        hashes.add(contents.hash);
        const result = {
          contender: one.name,
          round,
          seconds,
          rowsPerSecond: (contents.nodes + contents.relations) / seconds,
          processorSeconds: {
            node: after.node - before.node,
            neo4j: after.neo4j - before.neo4j,
          },
          ...contents,
        };
        console.error(JSON.stringify(result));
        rounds.push(result);
      });
} finally {
  await rm(directory, { recursive: true, force: true });
}
console.log(
  JSON.stringify(
    {
      nodes,
      relations: world.size.relations,
      equal: hashes.size === 1,
      given: Object.fromEntries(contenders.map(({ name, given }) => [name, given])),
      rounds,
    },
    null,
    2,
  ),
);
if (hashes.size !== 1) process.exitCode = 1;

/** Processor time used so far by this process and by Neo4j. */
async function processorSeconds(graph: Graph): Promise<{ node: number; neo4j: number }> {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, neo4j: (await processorTimeOfNeo4j(graph)) / 1e3 };
}
