import { idOf, type World } from '../generate/world.js';
import type { Random, Workload } from './workload.js';

/** The shortest path within four hops, and the five shortest within six, half and half. */
export const w4: Workload = {
  name: 'W4',
  title: 'Shortest path up to four hops, and five shortest up to six',
  variables: (world, random) => {
    const from = end(world, random);
    let to = end(world, random);
    while (to === from) to = end(world, random);
    return { from, to, ...(random() < 0.5 ? { maxHops: 4, first: 1 } : { maxHops: 6, first: 5 }) };
  },
};

function end(world: World, random: Random): string {
  return random() < 0.7
    ? idOf('Company', world.hubs.rank(random()))
    : idOf('Policy', world.policies.rank(random()));
}
