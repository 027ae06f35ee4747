import type { GraphAddress } from '../src/neo4j/graph.js';
import { measureDashboard } from './dashboard/measure.js';
import { peers as dashboardPeers } from './dashboard/peers.js';
import { tellDashboard } from './dashboard/tell.js';
import { measureExport } from './export/measure.js';
import { prepare } from './generate/prepare.js';
import { worldOf } from './generate/world.js';
import { contenders as loaders } from './load/contenders.js';
import { measureLoads } from './load/measure.js';
import { tellLoads } from './load/tell.js';
import { measureAsked } from './measure/asked.js';
import { measureMixed } from './mixed/measure.js';
import { readers } from './mixed/readers.js';
import { tellMixed } from './mixed/tell.js';
import type { BenchPart } from './part.js';
import { tellSoak } from './soak/tell.js';
import { soak } from './soak.js';
import { measureStart } from './start/measure.js';
import { questions } from './workloads/questions.js';

const quickSize = 100_000;
const largeSize = 1_000_000;
const largestSize = 10_000_000;
/** Relations between a million entities; one round of all contenders takes an hour. */
const loadedSize = 5_000_000;

/** Every part of the benchmark, in the order in which they run. */
export const parts: readonly BenchPart[] = [
  asked('W1', [largeSize]),
  asked('W2', [largeSize]),
  asked('W3', [largeSize, largestSize]),
  asked('W4', [largeSize]),
  asked('W5', [largeSize]),
  asked('W6', [largeSize]),
  {
    name: 'W7',
    title: 'A dashboard loads again',
    quick: true,
    measure: ({ full, say }) =>
      onGraph(full ? largeSize : quickSize, say, {}, async (address) => {
        const options = { agency: 'agency:g0', from: '2004-01', to: '2023-12' };
        const [rounds, seconds] = [5, full ? 4 : 1.5];
        const peers = dashboardPeers;
        return {
          W7: tellDashboard(
            await measureDashboard(address, { ...options, rounds, seconds, peers, say }),
          ),
        };
      }),
  },
  {
    name: 'W8',
    title: 'Loading and changing',
    quick: false,
    measure: async ({ full, upTo, seed, say }) => {
      const found: Record<string, unknown> = {};
      const large = [
        [largeSize, 1],
        [loadedSize, 1],
      ] as const;
      for (const [relations, rounds] of [[quickSize, 3] as const, ...(full ? large : [])]) {
        if (relations > upTo) continue;
        const options = { rounds, heap: '2g', say };
        const results = await measureLoads(worldOf(relations, seed), loaders, options);
        found[`W8 at ${relations}`] = tellLoads(results, loaders);
      }
      return found;
    },
  },
  {
    name: 'W9',
    title: 'Export as NDJSON',
    quick: false,
    measure: ({ say }) =>
      onGraph(largeSize, say, {}, async (address) => ({
        W9: await measureExport(address, largeSize, say),
      })),
  },
  {
    name: 'W10',
    title: 'Reads and loads together',
    quick: false,
    measure: ({ seed, say }) =>
      onGraph(quickSize, say, { copy: true }, async (address) => {
        const options = { rate: 100, seconds: 60, seed, say };
        const found = await measureMixed(address, worldOf(quickSize), readers, options);
        return { W10: tellMixed(found, options) };
      }),
  },
  {
    name: 'Memory',
    title: 'The service at full rate for ten minutes',
    quick: false,
    measure: ({ say }) =>
      onGraph(quickSize, say, {}, async (address) => ({
        Memory: await tellSoak(await soak(address, 600)),
      })),
  },
  {
    name: 'W11',
    title: 'What questions cost as the data grows',
    quick: false,
    measure: async ({ upTo, seed, say }) => {
      const growing = questions.filter(({ name }) => ['W1', 'W2', 'W4', 'W6'].includes(name));
      const found: unknown[] = [];
      const sizes = [10_000, quickSize, largeSize, largestSize];
      for (const relations of sizes.filter((size) => size <= upTo)) {
        const options = { relations, rounds: 3, seconds: 3, seed, say, only: ['ours', 'floor'] };
        // The slowest of the floor's paths take half a minute on a tenth of the largest graph.
        const asked = growing.filter(({ name }) => relations < largestSize || name !== 'W4');
        found.push(
          ...(await onGraph(relations, say, {}, (address) =>
            measureAsked(asked, address, options),
          )),
        );
      }
      return { W11: found };
    },
  },
  {
    name: 'W12',
    title: 'Start to first answer, and memory at rest',
    quick: true,
    measure: async ({ say }) => ({ W12: await measureStart(say) }),
  },
];

async function onGraph<Found>(
  relations: number,
  onMessage: (line: string) => void,
  options: { readonly copy?: boolean },
  measure: (address: GraphAddress) => Promise<Found>,
): Promise<Found> {
  const address = await prepare(relations, { ...options, onMessage });
  try {
    return await measure(address);
  } finally {
    await address.stop();
  }
}

/** A workload of questions over HTTP: on a small graph in the quick run, on the large ones in the full one. */
function asked(name: string, sizes: readonly number[]): BenchPart {
  const workloads = questions.filter((workload) => workload.name === name);
  return {
    name,
    title: workloads[0]?.title ?? name,
    quick: true,
    measure: async ({ full, upTo, seed, say }) => {
      const found: Record<string, unknown> = {};
      for (const relations of full ? sizes.filter((size) => size <= upTo) : [quickSize]) {
        const options = { relations, rounds: 5, seconds: full ? 4 : 1.5, seed, say };
        const [result] = await onGraph(relations, say, {}, (address) =>
          measureAsked(workloads, address, options),
        );
        found[`${name} at ${relations}`] = result;
      }
      return found;
    },
  };
}
