import type { MadeLink } from '../links.js';
import { companyName } from '../names.js';
import type { Dice } from '../random.js';
import { centralAgencies, provinceCount, turnOf, turns } from '../size.js';
import { countOf, idOf, ranks, startOf, type World } from '../world.js';
import { life, link } from './link.js';

/** What a company works in, where it has its seat, and the ties that it has to companies of lower rank than its own. */
export function linksOfCompany(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of company', rank);
  const company = idOf('Company', rank);
  const { city } = companyName(rank, startOf(world), world.size.cities);
  const to = (type: string, target: string) => link(world, throws, type, company, target);
  return [
    ...ranks(throws, world.sectors, turnOf(turns.operatesIn, rank)).map((sector) =>
      to('OPERATES_IN', idOf('Sector', sector + 1)),
    ),
    to('BASED_IN', idOf('Place', 1 + provinceCount + city)),
    ...(turnOf(turns.controllingAgencies, rank) === 0
      ? []
      : [link(world, throws, 'CONTROLS', idOf('Agency', throws.below(centralAgencies)), company)]),
    ...tiesOf(world, throws, rank),
  ];
}

/** Ties in hundredths. */
const types = [
  ['SUPPLIES', 42],
  ['PARTNERS_WITH', 22],
  ['HOLDS_STAKE_IN', 20],
  ['CONTROLS', 8],
  ['ACQUIRES', 5],
  ['MERGES_WITH', 3],
] as const;

/** Ties go to ranks before its own alone, so that no two companies bring the same tie. */
function tiesOf(world: World, throws: Dice, rank: number): MadeLink[] {
  const { ties, hubs } = world.size;
  const bringing = countOf(world, 'Company') - hubs;
  if (rank < hubs) return [];
  const count = Math.floor(ties / bringing) + (rank - hubs < ties % bringing ? 1 : 0);
  return ranks(throws, world.hubs, count, rank).map((other) => {
    const type = typeOf(throws.below(100));
    // The larger of the two is as often the buyer as the seller, and mostly the owner.
    const isTurned = throws.permille(owning.has(type) ? 800 : 500);
    const [from, to] = isTurned ? [other, rank] : [rank, other];
    return link(world, throws, type, idOf('Company', from), idOf('Company', to), {
      ...life(throws),
      percent: type === 'HOLDS_STAKE_IN' && throws.permille(700) ? 1 + throws.below(99) : undefined,
      event:
        type !== 'CONTROLS' && throws.permille(100)
          ? idOf('Event', throws.below(countOf(world, 'Event')))
          : undefined,
    });
  });
}

const owning = new Set(['HOLDS_STAKE_IN', 'CONTROLS', 'ACQUIRES']);

function typeOf(thrown: number): string {
  let rest = thrown;
  for (const [type, share] of types) {
    rest -= share;
    if (rest < 0) return type;
  }
  return 'SUPPLIES';
}
