import { placeAbove, sectorAbove } from '../entities/structure.js';
import type { MadeLink } from '../links.js';
import { cabinet, centralAgencies, issue, provinceCount } from '../size.js';
import { idOf, type World } from '../world.js';
import { link } from './link.js';

export const linksOfSector = (world: World, rank: number) =>
  partOf(world, 'Sector', rank, sectorAbove(rank));

export const linksOfPlace = (world: World, rank: number) =>
  partOf(world, 'Place', rank, placeAbove(rank));

/** Central agencies are below the cabinet and sit in the capital; those of a province below its government. */
export function linksOfAgency(world: World, rank: number): MadeLink[] {
  const throws = world.dice('links of agency', rank);
  const province = (rank - centralAgencies) % provinceCount;
  const isCentral = rank < centralAgencies;
  const seat = idOf('Place', isCentral ? capital : 1 + province);
  const above = isCentral ? cabinet : centralAgencies + province;
  return [
    ...partOf(world, 'Agency', rank, rank === above ? undefined : above),
    link(world, throws, 'BASED_IN', idOf('Agency', rank), seat),
  ];
}

/** The place of Beijing among the provinces. */
const capital = 2;

/** Items are part of their brief; what comes after the items of an issue is cited by one each. */
export function linksOfSource(world: World, rank: number): MadeLink[] {
  const place = rank % issue.sources;
  if (place === 0) return [];
  if (place <= issue.items) return partOf(world, 'Source', rank, rank - place);
  const throws = world.dice('links of source', rank);
  const item = idOf('Source', rank - issue.items);
  return [link(world, throws, 'CITES', item, idOf('Source', rank))];
}

function partOf(world: World, kind: string, rank: number, above: number | undefined): MadeLink[] {
  if (above === undefined) return [];
  const throws = world.dice(`part of ${kind}`, rank);
  return [link(world, throws, 'PART_OF', idOf(kind, rank), idOf(kind, above))];
}
