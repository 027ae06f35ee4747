import { type Counted, countsIn, counts as relationIsCounted } from './counts.js';
import type { Fact, Facts } from './facts.js';
import { type Moment, relationCounts } from './legal.js';
import { idsBehind } from './where.js';

export interface AffectingAsked {
  readonly sector?: readonly string[] | null;
  readonly company?: readonly string[] | null;
  readonly via?: readonly string[] | null;
  readonly basis?: readonly string[] | null;
  readonly certainty?: readonly string[] | null;
}

/** Whether a policy reaches one of the sectors or companies by a way that counts. */
export function reachesAny(
  facts: Facts,
  policy: string,
  asked: AffectingAsked,
  at?: Moment,
  counted = countsIn({}),
): boolean {
  const sectors = idsBehind(facts, asked.sector ?? []);
  const companies = idsBehind(facts, asked.company ?? []);
  const counts = (way: string) => !asked.via || asked.via.includes(way);
  return touchesOf(facts, policy, asked, at, counted).some(({ to }) => {
    if (companies.includes(to)) return counts('COMPANY');
    if (sectors.includes(to) && counts('SECTOR')) return true;
    if (facts.kindOf.get(to) === 'Sector') {
      const wider = above(facts, to);
      if (counts('NARROWER_SECTOR') && sectors.some((sector) => wider.has(sector))) return true;
      return counts('WIDER_SECTOR') && sectors.some((sector) => above(facts, sector).has(to));
    }
    if (!counts('COMPANY_IN_SECTOR')) return false;
    return facts
      .links('OPERATES_IN')
      .filter((link) => link.from === to && link.status === 'ACTUAL')
      .filter((link) => relationCounts(facts, 'OPERATES_IN', link, at))
      .some((link) => {
        const wider = above(facts, link.to).add(link.to);
        return sectors.some((sector) => wider.has(sector));
      });
  });
}

function touchesOf(
  facts: Facts,
  policy: string,
  asked: AffectingAsked,
  at: Moment | undefined,
  counted: Counted,
): Fact[] {
  const bases = asked.basis ?? ['TEXT', 'ANALYST'];
  const certainties = asked.certainty ?? counted.certainty;
  // What a text addresses is said by the text, and stated.
  const regulates =
    bases.includes('TEXT') && certainties.includes('STATED') ? facts.links('REGULATES') : [];
  const affects = facts
    .links('AFFECTS')
    .filter(
      ({ basis, certainty }) =>
        bases.includes(String(basis)) && certainties.includes(String(certainty)),
    );
  const of = (type: string, links: readonly Fact[]) =>
    links.filter(
      (link) =>
        link.from === policy &&
        relationIsCounted(link, counted, { certainty: true }) &&
        relationCounts(facts, type, link, at),
    );
  return [...of('REGULATES', regulates), ...of('AFFECTS', affects)];
}

/** Every sector or place above one in its tree. */
export function above(facts: Facts, sector: string): Set<string> {
  const found = new Set<string>();
  const walk = (from: string) => {
    for (const { from: part, to } of facts.links('PART_OF')) {
      if (part !== from || found.has(to)) continue;
      found.add(to);
      walk(to);
    }
  };
  walk(sector);
  return found;
}
