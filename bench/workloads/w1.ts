import { idOf } from '../generate/world.js';
import type { Workload } from './workload.js';

/** Companies mostly, as they have twenty relations; hubs are asked for most. */
export const w1: Workload = {
  name: 'W1',
  title: 'One entity and twenty relations',
  variables: (world, random) => ({
    id:
      random() < 0.8
        ? idOf('Company', world.hubs.rank(random()))
        : idOf('Policy', world.policies.rank(random())),
  }),
};
