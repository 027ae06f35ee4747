import { partiesOf } from '../entities/facts.js';
import type { MadeLink } from '../links.js';
import { turnOf, turns } from '../size.js';
import { countOf, idOf, type World } from '../world.js';
import { life, link } from './link.js';

export function linksOfEvent(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of event', rank);
  const event = idOf('Event', rank);
  const place = () => idOf('Place', 1 + throws.below(countOf(world, 'Place') - 1));
  return [
    ...partiesOf(world, rank).map(({ from, role }) =>
      link(world, throws, 'TOOK_PART_IN', from, event, { role }),
    ),
    link(world, throws, 'CONCERNS', event, idOf('Sector', world.sectors.rank(throws.next()) + 1)),
    ...(turnOf(turns.locations, rank) === 0
      ? []
      : [
          link(world, throws, 'LOCATED_IN', event, place(), {
            precision: throws.permille(900) ? 'IN' : 'NEAR',
          }),
        ]),
    ...(turnOf(turns.illustrated, rank) === 0
      ? []
      : [
          link(
            world,
            throws,
            'ILLUSTRATES',
            event,
            idOf('Policy', world.policies.rank(throws.next())),
          ),
        ]),
  ];
}

/** A provision is set by one policy; the first policies set most. */
export function linksOfProvision(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of provision', rank);
  const policy = idOf('Policy', world.policies.rank(throws.next()));
  return [link(world, throws, 'SETS', policy, idOf('Provision', rank))];
}

/** A person sits on one board and came from an agency. */
export function linksOfPerson(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of person', rank);
  const person = idOf('Person', rank);
  const company = idOf('Company', world.hubs.rank(throws.next()));
  const agency = idOf('Agency', world.issuers.rank(throws.next()));
  return [
    link(world, throws, 'DIRECTOR_OF', person, company, life(throws)),
    link(world, throws, 'WORKED_FOR', person, agency, { position: 'Head of a department' }),
  ];
}
