import { actorOf } from './entities/actors.js';
import { eventOf, provisionOf } from './entities/facts.js';
import { policyOf } from './entities/policy.js';
import { sourceOf } from './entities/source.js';
import { placeOf, sectorOf } from './entities/structure.js';
import type { World } from './world.js';

export type Made = Record<string, unknown> & { readonly id: string };

/** How an entity of each kind is made from its rank alone. */
const makers: Readonly<Record<string, (world: World, rank: number) => Made>> = {
  Agency: actorOf.agency,
  Company: actorOf.company,
  Person: actorOf.person,
  Policy: policyOf,
  Sector: sectorOf,
  Place: placeOf,
  Event: eventOf,
  Provision: provisionOf,
  Source: sourceOf,
};

/** The entity of that kind and rank, as a data file would state it. */
export function entityOf(world: World, kind: string, rank: number): Made {
  const maker = makers[kind];
  if (!maker) throw new Error(`The generator makes no ${kind}.`);
  return known(maker(world, rank));
}

/** Without what is not known. */
export function known<T extends object>(value: T): T {
  for (const key of Object.keys(value) as (keyof T)[])
    if (value[key] === undefined) delete value[key];
  return value;
}
