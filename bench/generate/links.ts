import { relationId, relationNamed } from '../../src/ontology/index.js';
import { known } from './entities.js';
import { linksOfCompany } from './links/company.js';
import { linksOfEvent, linksOfPerson, linksOfProvision } from './links/facts.js';
import { linksOfPolicy } from './links/policy.js';
import { linksOfAgency, linksOfPlace, linksOfSector, linksOfSource } from './links/structure.js';
import type { World } from './world.js';

/** A relation as a data file would state it; what it says beside type and ends may be unknown. */
export interface MadeLink {
  readonly type: string;
  readonly value: Record<string, unknown> & { readonly from: string; readonly to: string };
}

const makers: Readonly<Record<string, (world: World, rank: number) => MadeLink[]>> = {
  Agency: linksOfAgency,
  Company: linksOfCompany,
  Person: linksOfPerson,
  Policy: linksOfPolicy,
  Sector: linksOfSector,
  Place: linksOfPlace,
  Event: linksOfEvent,
  Provision: linksOfProvision,
  Source: linksOfSource,
};

/** The relations that an entity brings with it: each relation of the world is brought by one entity alone. */
export function linksOf(world: World, kind: string, rank: number): (MadeLink & { id: string })[] {
  const maker = makers[kind];
  if (!maker) throw new Error(`The generator makes no ${kind}.`);
  return maker(world, rank).map(({ type, value }) => ({
    type,
    id: relationId(relationNamed(type), value),
    value: known(value),
  }));
}
