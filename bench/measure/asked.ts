import { connect } from '../../src/neo4j/connect.js';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import type { HttpRequest } from '../contender.js';
import { contenders } from '../contenders/all.js';
import { askGraph } from '../equal/ask.js';
import { disagreements } from '../equal/disagreements.js';
import { worldOf } from '../generate/world.js';
import type { AskedResult, Round } from '../results.js';
import { type Running, startContender } from '../start-contender.js';
import { seeded } from '../workloads/random.js';
import type { Workload } from '../workloads/workload.js';
import { processorTime, processorTimeOfNeo4j, residentMemory } from './cpu.js';
import { closedLoad, type Extent, type LoadResult, leastRequests } from './load.js';

export interface AskedOptions {
  readonly relations: number;
  readonly rounds: number;
  /** Seconds of one round of one contender; longer where it answers but a few questions in them. */
  readonly seconds: number;
  readonly seed: number;
  /** Names of contenders; all when left out. */
  readonly only?: readonly string[];
  readonly say: (line: string) => void;
}

/** Different questions in one load. More than any cache of plans or pages could make one of. */
const questions = 400;
/** Questions whose answers are compared before anything is timed. */
const compared = 20;

/**
 * Measures the workloads on one graph: equal answers first, then rounds A B C A B C, so that whatever else the machine
 * does meets all of them alike.
 */
export async function measureAsked(
  workloads: readonly Workload[],
  address: GraphAddress,
  options: AskedOptions,
): Promise<AskedResult[]> {
  const taking = contenders.filter(({ name }) => options.only?.includes(name) ?? true);
  const running: Running[] = [];
  const results: AskedResult[] = [];
  try {
    for (const contender of taking) running.push(await startContender(contender, address));
    for (const workload of workloads)
      results.push(await measure(workload, running, address, options));
  } finally {
    for (const one of running) await one.stop();
  }
  return results;
}

/** Passes before the first round, at least and at most. The first one only finds out how slow each is. */
const MIN_WARM_UPS = 3;
const MAX_WARM_UPS = 12;
/** Growth of the rate from one pass to the next, below which a contender counts as warm. */
const WARM = 1.05;

/**
 * Makes plans, compiled documents and compiled code before the first round, for everybody, until nobody grows faster,
 * and finds out how long each is asked in a round. Who has more code takes longer to compile it.
 */
async function warmUp(
  requests: ReadonlyMap<Running, readonly HttpRequest[]>,
  seconds: number,
): Promise<Map<Running, Extent>> {
  const extents = new Map<Running, Extent>();
  const best = new Map<Running, number>();
  for (let pass = 0, isGrowing = true; pass < MAX_WARM_UPS && isGrowing; pass++) {
    isGrowing = pass < MIN_WARM_UPS - 1;
    for (const [one, made] of requests) {
      const load = await closedLoad(
        one.port,
        made,
        extents.get(one) ?? { requests: leastRequests },
      );
      const rate = load.requests / load.seconds;
      const before = best.get(one) ?? 0;
      if (rate > WARM * before) isGrowing = true;
      best.set(one, Math.max(rate, before));
      const isSlow = rate * seconds < leastRequests;
      extents.set(one, isSlow ? { requests: leastRequests } : { seconds });
    }
  }
  return extents;
}

function tellFailures({ contender }: Running, { failed }: LoadResult, say: (line: string) => void) {
  if (failed) say(`${contender.name}: ${failed} requests failed`);
}

async function measure(
  workload: Workload,
  running: readonly Running[],
  address: GraphAddress,
  options: AskedOptions,
): Promise<AskedResult> {
  const { relations, rounds, seconds, seed, say } = options;
  const random = seeded(seed, workload.name);
  const world = worldOf(relations);
  const asked = Array.from({ length: questions }, () => workload.variables(world, random));
  const requests = new Map(
    running.flatMap((one) => {
      const made = asked.flatMap(
        (variables) => one.contender.request(workload.name, variables) ?? [],
      );
      return made.length > 0 ? [[one, made] as const] : [];
    }),
  );
  const equal = Object.fromEntries(
    [...requests.keys()].map(({ contender }) => [contender.name, compared]),
  );
  const itself = askGraph(address);
  for (const variables of asked.slice(0, compared)) {
    const differing = await disagreements(
      [...requests.keys()],
      workload.name,
      variables,
      itself.ask,
    );
    for (const { contender, how } of differing) {
      equal[contender] = (equal[contender] ?? compared) - 1;
      say(`${workload.name} ${contender} answers differently: ${how}`);
    }
  }
  await itself.close();
  const graph = await connect(address);
  const found: Record<string, Round[]> = {};
  try {
    const extents = await warmUp(requests, seconds);
    for (let round = 1; round <= rounds; round++) {
      for (const [one, made] of requests) {
        const [service, neo4j] = [await processorTime(one.pid), await processorTimeOfNeo4j(graph)];
        const load = await closedLoad(one.port, made, extents.get(one) ?? { seconds });
        tellFailures(one, load, say);
        const [serviceNow, neo4jNow] = [
          await processorTime(one.pid),
          await processorTimeOfNeo4j(graph),
        ];
        const each = (from: number | null, to: number | null) =>
          from === null || to === null ? null : (to - from) / load.requests;
        const { name } = one.contender;
        found[name] = [
          ...(found[name] ?? []),
          {
            ...load,
            serviceCpu: each(service, serviceNow),
            neo4jCpu: each(neo4j, neo4jNow) ?? Number.NaN,
            memoryMb: await residentMemory(one.pid),
          },
        ];
      }
      const rates = Object.entries(found).map(
        ([name, all]) =>
          `${name} ${Math.round((all.at(-1)?.requests ?? 0) / (all.at(-1)?.seconds ?? 1))}`,
      );
      say(
        `${workload.name} at ${relations.toLocaleString('en')} relations, round ${round} of ${rounds}, requests a second: ${rates.join(', ')}`,
      );
    }
  } finally {
    await graph.close();
  }
  return {
    workload: workload.name,
    title: workload.title,
    relations,
    seed,
    compared: { questions: compared, equal },
    rounds: found,
  };
}
