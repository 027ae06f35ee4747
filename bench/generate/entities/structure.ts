import { placeName, sectorName } from '../names.js';
import { provinceCount } from '../size.js';
import { sourcesFor } from '../sources.js';
import { idOf, type World } from '../world.js';

export function sectorOf(world: World, rank: number) {
  return {
    id: idOf('Sector', rank),
    ...sectorName(rank),
    sources: sourcesFor(world, world.dice('Sector', rank)),
  };
}

export function placeOf(world: World, rank: number) {
  return {
    id: idOf('Place', rank),
    ...placeName(rank),
    level: rank === 0 ? 'COUNTRY' : rank <= provinceCount ? 'PROVINCE' : 'CITY',
    sources: sourcesFor(world, world.dice('Place', rank)),
  };
}

/** How many sectors each level has above the lowest: the root, its branches, theirs. */
const [branches, twigs] = [8, 40];

/** The rank of the sector above one; none above the root. */
export function sectorAbove(rank: number): number | undefined {
  if (rank === 0) return undefined;
  if (rank <= branches) return 0;
  if (rank <= branches + twigs) return 1 + ((rank - 1 - branches) % branches);
  return 1 + branches + ((rank - 1 - branches - twigs) % twigs);
}

/** The ranks of a sector and of all below it. */
export function sectorsBelow(rank: number, count: number): number[] {
  const found = [rank];
  for (let one = rank + 1; one < count; one++) {
    const above = sectorAbove(one);
    if (above !== undefined && found.includes(above)) found.push(one);
  }
  return found;
}

/** Provinces are part of the country, cities of provinces. */
export function placeAbove(rank: number): number | undefined {
  if (rank === 0) return undefined;
  return rank <= provinceCount ? 0 : 1 + ((rank - 1 - provinceCount) % provinceCount);
}
