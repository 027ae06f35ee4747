import { idOf } from '../generate/world.js';
import { oneOf, type Workload } from './workload.js';

/** Around a company, a policy or an agency; from a hub, most of the two hundred lie one step away. */
export const w5: Workload = {
  name: 'W5',
  title: 'Two hops, 200 entities, with all relations between them',
  variables: (world, random) => ({
    id: oneOf(random, [
      () => idOf('Company', world.hubs.rank(random())),
      () => idOf('Policy', world.policies.rank(random())),
      () => idOf('Agency', world.issuers.rank(random())),
    ])(),
  }),
};
