import { isPutForward, statusOf } from '../entities/policy.js';
import type { MadeLink } from '../links.js';
import { policyName } from '../names.js';
import type { Dice } from '../random.js';
import { turnOf, turns } from '../size.js';
import { idOf, ranks, startOf, type World } from '../world.js';
import { link } from './link.js';

/** Who issued a policy, whom it is for and whom it touches, and what it does to policies before it. */
export function linksOfPolicy(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of policy', rank);
  const policy = idOf('Policy', rank);
  const turn = (name: keyof typeof turns) => turnOf(turns[name], rank);
  const to = (type: string, target: string, more = {}) =>
    link(world, throws, type, policy, target, more);
  const sectors = (count: number) =>
    ranks(throws, world.sectors, count).map((sector) => idOf('Sector', sector + 1));
  return [
    ...issuersOf(world, throws, rank),
    ...sectors(turn('sectors')).map((sector) => to('REGULATES', sector)),
    ...ranks(throws, world.hubs, turn('affectedCompanies')).map((company) =>
      to('AFFECTS', idOf('Company', company), effect(throws)),
    ),
    ...sectors(turn('affectedSectors')).map((sector) => to('AFFECTS', sector, effect(throws))),
    ...(rank === 0 ? [] : ranks(throws, world.policies, turn('otherPolicies'), rank)).map((other) =>
      to(throws.one(between), idOf('Policy', other)),
    ),
    ...(turn('places') === 0
      ? []
      : [to('APPLIES_IN', idOf('Place', policyName(rank, startOf(world)).place))]),
  ];
}

const between = [
  'IMPLEMENTS',
  'IMPLEMENTS',
  'IMPLEMENTS',
  'AMENDS',
  'REPLACES',
  'ENFORCES',
  'PART_OF_PACKAGE',
  'FOLLOWS',
] as const;

function issuersOf(world: World, throws: Dice, rank: number): MadeLink[] {
  const count = turnOf(turns.issuers, rank);
  const issuers = ranks(throws, world.issuers, count);
  const isLed = throws.permille(500);
  const type = isPutForward(statusOf(world, rank)) ? 'PUT_FORWARD' : 'ISSUED';
  return issuers.map((agency, at) =>
    link(world, throws, type, idOf('Agency', agency), idOf('Policy', rank), {
      role: count === 1 ? 'SOLE' : isLed && at === 0 ? 'LEAD' : 'JOINT',
    }),
  );
}

const directions = ['BENEFIT', 'BENEFIT', 'BURDEN', 'BURDEN', 'MIXED', 'UNCLEAR'] as const;

/** What the text says is stated; what analysts think is more or less sure. */
function effect(throws: Dice): Record<string, unknown> {
  const direction = throws.one(directions);
  if (throws.permille(400)) return { basis: 'TEXT', direction, certainty: 'STATED' };
  return {
    basis: 'ANALYST',
    direction,
    certainty: throws.one(['LIKELY', 'LIKELY', 'POSSIBLE', 'POSSIBLE', 'STATED', 'UNLIKELY']),
  };
}
