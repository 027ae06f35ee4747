import { agencyName, companyName, personName } from '../names.js';
import { cabinet, centralAgencies } from '../size.js';
import { sourcesFor } from '../sources.js';
import { idOf, startOf, type World } from '../world.js';

export const actorOf = {
  agency(world: World, rank: number) {
    const throws = world.dice('Agency', rank);
    const named = agencyName(rank);
    return {
      id: idOf('Agency', rank),
      ...named,
      type: agencyType(rank, named.name),
      level: rank < centralAgencies ? 'CENTRAL' : 'PROVINCIAL',
      sources: sourcesFor(world, throws),
    };
  },

  company(world: World, rank: number) {
    const throws = world.dice('Company', rank);
    const { name, nameZh } = companyName(rank, startOf(world), world.size.cities);
    const sources = sourcesFor(world, throws);
    const thrown = throws.below(100);
    return {
      id: idOf('Company', rank),
      name,
      nameZh,
      names: throws.permille(330)
        ? [{ text: `${nameZh}股份有限公司`, language: 'ZH', kind: 'OFFICIAL', source: sources[0] }]
        : undefined,
      summary: throws.permille(250)
        ? `${name} is a company of a generated graph: no company of the world is meant.`
        : undefined,
      type: thrown < 80 ? 'COMPANY' : thrown < 93 ? 'GROUP' : thrown < 97 ? 'FUND' : 'BRAND',
      exchangeCode: throws.permille(80)
        ? `${600_000 + throws.below(4_000)}.${throws.one(['SH', 'SZ'])}`
        : undefined,
      sources,
    };
  },

  person(world: World, rank: number) {
    return {
      id: idOf('Person', rank),
      ...personName(rank, startOf(world)),
      sources: sourcesFor(world, world.dice('Person', rank)),
    };
  },
};

function agencyType(rank: number, name: string): string {
  if (rank === cabinet) return 'CABINET';
  if (rank >= centralAgencies && name.endsWith('Government')) return 'LOCAL_GOVERNMENT';
  if (name.includes('Commission')) return 'COMMISSION';
  return name.startsWith('Ministry') ? 'MINISTRY' : 'ADMINISTRATION';
}
