import { type Affecting, reachKinds } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { askedFor, MAX_TREE_DEPTH } from './reach.js';
import { relationHolds } from './validity.js';

/**
 * The body of a subquery that returns as `target` each sector and company that a policy must name to reach the
 * requested ones: the patterns of ./reach, traversed from the other end. Throws BAD_USER_INPUT without a sector or
 * company.
 */
export function targetsOf(affecting: Affecting, target: string, context: StatementBuilder): string {
  const { sectors, companies } = askedFor(affecting, context);
  const [asked, work] = [context.fresh('asked'), context.fresh('work')];
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
  const counted = reachKinds.filter((via) => (affecting.via ?? reachKinds).includes(via));
  const found = counted.flatMap((via) => branches[via] ?? []);
  return found.length > 0 ? found.join('\nUNION ') : `UNWIND [] AS ${target} RETURN ${target}`;
}

/** The condition without companies in the sectors, of which there may be very many. */
export function withoutFirms(affecting: Affecting): Affecting {
  const via = (affecting.via ?? reachKinds).filter((one) => one !== 'COMPANY_IN_SECTOR');
  return { ...affecting, via };
}
