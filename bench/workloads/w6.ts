import type { Variables } from '../contender.js';
import { companyName, policyName, sectorName } from '../generate/names.js';
import { countOf, idOf, startOf, type World } from '../generate/world.js';
import { between, oneOf, type Random, type Workload } from './workload.js';

/** Whole names, English and Chinese, which must be found; and parts of names, which many bear. */
export const w6: Workload = {
  name: 'W6',
  title: 'Search, English and Chinese, top 20',
  variables: (world, random) => {
    const name = someone(world, random);
    return oneOf(random, [
      (): Variables => ({ text: name.name, expects: name.id }),
      (): Variables => ({ text: name.nameZh, expects: name.id }),
      (): Variables => ({ text: name.name.split(' ').slice(-2).join(' ') }),
      (): Variables => ({ text: name.nameZh.slice(-4) }),
    ])();
  },
};

function someone(world: World, random: Random) {
  const start = startOf(world);
  if (random() < 0.6) {
    const rank = world.hubs.rank(random());
    return { id: idOf('Company', rank), ...companyName(rank, start, world.size.cities) };
  }
  if (random() < 0.75) {
    const rank = world.policies.rank(random());
    return { id: idOf('Policy', rank), ...policyName(rank, start) };
  }
  const rank = between(random, 0, countOf(world, 'Sector'));
  return { id: idOf('Sector', rank), ...sectorName(rank) };
}
