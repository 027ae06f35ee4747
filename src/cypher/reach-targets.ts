import { type Affecting, reaches } from '../query/reach.js';
import type { Context } from './builder.js';
import { askedFor, MAX_TREE_DEPTH } from './reach.js';
import { relationHolds } from './validity.js';

/**
 * A subquery's body that gives each sector and company by whose naming a policy reaches what was asked for, as `target`:
 * the ways of ./affecting walked from their far end.
 */
export function targetsOf(affecting: Affecting, target: string, context: Context): string {
  const { sectors, companies } = askedFor(affecting, context);
  const [asked, work] = [context.variable('asked'), context.variable('work')];
  const from = (ids: string, steps: string, holds = 'true') =>
    `MATCH (${asked}:Sector)${steps} WHERE ${asked}.id IN ${ids} AND ${holds} RETURN ${target}`;
  const named = (label: string, ids: string) =>
    `MATCH (${target}:${label}) WHERE ${target}.id IN ${ids} RETURN ${target}`;
  const branches = {
    SECTOR: sectors && named('Sector', sectors),
    COMPANY: companies && named('Company', companies),
    NARROWER_SECTOR:
      sectors && from(sectors, `<-[:PART_OF*1..${MAX_TREE_DEPTH}]-(${target}:Sector)`),
    WIDER_SECTOR: sectors && from(sectors, `-[:PART_OF*1..${MAX_TREE_DEPTH}]->(${target}:Sector)`),
    COMPANY_IN_SECTOR:
      sectors &&
      from(
        sectors,
        `<-[:PART_OF*0..${MAX_TREE_DEPTH}]-(:Sector)<-[${work}:OPERATES_IN {status: 'ACTUAL'}]-(${target}:Company)`,
        relationHolds(work, ['OPERATES_IN'], context),
      ),
  };
  const counted = reaches.filter((via) => (affecting.via ?? reaches).includes(via));
  const found = counted.flatMap((via) => branches[via] ?? []);
  return found.length > 0 ? found.join('\nUNION ') : `UNWIND [] AS ${target} RETURN ${target}`;
}
