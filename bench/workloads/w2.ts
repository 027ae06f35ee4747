import type { Variables } from '../contender.js';
import { sectorsBelow } from '../generate/entities/structure.js';
import { countOf, idOf, type World } from '../generate/world.js';
import { between, oneOf, type Random, type Workload } from './workload.js';

export const w2: Workload = {
  name: 'W2',
  title: "Policies of an agency in a sector's subtree, newest first",
  variables: agencyAndSector,
};

export const w3: Workload = {
  name: 'W3',
  title: 'The same with an exact count',
  variables: agencyAndSector,
};

/** The largest agency, a middling or a small one, with all of industry, a branch of it or a single sector. */
function agencyAndSector(world: World, random: Random): Variables {
  const [agencies, sectors] = [countOf(world, 'Agency'), countOf(world, 'Sector')];
  const agency = oneOf(random, [
    () => 0,
    () => between(random, 3, 15),
    () => between(random, Math.floor(agencies / 2), agencies),
  ])();
  const sector = oneOf(random, [
    () => 0,
    () => between(random, 1, 9),
    () => between(random, 9, sectors),
  ])();
  return {
    agency: idOf('Agency', agency),
    sector: idOf('Sector', sector),
    // Only for those that cannot walk the tree.
    sectors: sectorsBelow(sector, sectors).map((one) => idOf('Sector', one)),
  };
}
