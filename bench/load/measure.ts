import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../src/neo4j/graph.js';
import type { World } from '../generate/world.js';
import { processorSeconds } from '../measure/cpu.js';
import { type Changed, changeInTurns } from './changes.js';
import type { Loader } from './contender.js';
import { contentsOf } from './contents.js';
import { withFreshGraph } from './fresh.js';

/** One load of a whole world into a new Neo4j. */
export interface Loaded {
  readonly contender: string;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly processorSeconds: { readonly node: number; readonly neo4j: number };
  readonly nodes: number;
  readonly relations: number;
  /** Equal graphs have equal ones. */
  readonly hash: string;
}

export interface LoadResults {
  readonly relations: number;
  readonly equal: boolean;
  readonly loads: readonly Loaded[];
  readonly changes: readonly Changed[];
}

export interface LoadMeasureOptions {
  readonly rounds: number;
  /** Largest heap of Neo4j. */
  readonly heap: string;
  readonly say: (line: string) => void;
}

/** Each contender fills a new Neo4j in turn, A B C A B C; a graph that the first has filled is then changed in turns. */
export async function measureLoads(
  world: World,
  contenders: readonly Loader[],
  { rounds, heap, say }: LoadMeasureOptions,
): Promise<LoadResults> {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-load-files-'));
  const loads: Loaded[] = [];
  const changes: Changed[] = [];
  try {
    for (const one of contenders) await one.prepare?.(world, join(directory, one.name));
    for (let round = 1; round <= rounds; round++)
      for (const one of contenders)
        await withFreshGraph(heap, async (graph) => {
          const loaded = await loadOnce(graph, one, world, join(directory, one.name));
          say(`${one.name}, round ${round} of ${rounds}: ${loaded.seconds.toFixed(1)} s`);
          loads.push(loaded);
          if (round === rounds && one.name === 'ours')
            changes.push(...(await changeInTurns(graph, world, say)));
        });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const equal = new Set(loads.map(({ hash }) => hash)).size === 1;
  return { relations: world.size.relations, equal, loads, changes };
}

async function loadOnce(
  graph: Graph,
  { name, load }: Loader,
  world: World,
  directory: string,
): Promise<Loaded> {
  const before = await processorSeconds(graph);
  const started = performance.now();
  await load(graph, world, directory);
  const seconds = (performance.now() - started) / 1000;
  const after = await processorSeconds(graph);
  const contents = await contentsOf(graph);
  return {
    contender: name,
    seconds,
    rowsPerSecond: (contents.nodes + contents.relations) / seconds,
    processorSeconds: { node: after.node - before.node, neo4j: after.neo4j - before.neo4j },
    ...contents,
  };
}
