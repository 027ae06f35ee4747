import type { HttpRequest } from '../contender.js';
import type { World } from '../generate/world.js';
import { seeded } from '../workloads/random.js';
import { w1 } from '../workloads/w1.js';
import { w2 } from '../workloads/w2.js';
import { w6 } from '../workloads/w6.js';
import type { Reader } from './readers.js';

/** What people ask of a graph that others change: an entity with its relations, a list, a search. */
const workloads = [w1, w2, w6];

/** Different questions of each sort; more than come in a minute. */
const count = 1_000;

/** The same questions in the same order for each reader. */
export function questionsFor(
  { contender }: Reader,
  world: World,
  seed: number,
): readonly HttpRequest[] {
  const random = seeded(seed, 'W10');
  return Array.from({ length: count }, () =>
    workloads.map((workload) => {
      const request = contender.request(workload.name, workload.variables(world, random));
      if (!request) throw new Error(`${contender.name} does not answer ${workload.name}.`);
      return request;
    }),
  ).flat();
}
