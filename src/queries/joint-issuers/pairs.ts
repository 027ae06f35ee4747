import type { EntityReference } from '../answer.js';
import { type LinkRow, MAX_REASONS, referenceTo, stepOf } from '../explanation.js';
import type { Pair as RankedPair } from './answer.js';

type Named = readonly [id: string, name: string, nameZh: string | null];
type PolicyRow = readonly [...Named, links: readonly LinkRow[]];
/** Policies that the same agencies issued; the policies themselves only where there are several agencies. */
export type IssuerSet = readonly [
  issuers: readonly Named[],
  rows: number,
  policies: readonly PolicyRow[],
];

export interface Issuer {
  readonly agency: EntityReference;
  /** Policies that it issued, those that it issued with others, and with how many others. */
  policies: number;
  joint: number;
  readonly partners: Set<string>;
}

export interface Pair extends Pick<RankedPair, 'a' | 'b'> {
  count: number;
  readonly because: RankedPair['because'][number][];
}

/** Who issued with whom: every agency, and every pair of agencies that issued a policy together. */
export function pairsOf(sets: readonly IssuerSet[]) {
  const issuers = new Map<string, Issuer>();
  const pairs = new Map<string, Pair>();
  for (const [agencies, rows, policies] of sets) {
    for (const agency of agencies) {
      const issuer = issuerAt(issuers, agency);
      issuer.policies += rows;
      if (agencies.length === 1) continue;
      issuer.joint += rows;
      for (const other of agencies) {
        if (other[0] !== agency[0]) issuer.partners.add(other[0]);
        // Each pair once, the smaller id first.
        if (agency[0] < other[0]) addTo(pairs, agency, other, rows, policies);
      }
    }
  }
  return { issuers: [...issuers.values()], pairs: [...pairs.values()] };
}

function issuerAt(issuers: Map<string, Issuer>, named: Named): Issuer {
  const [id] = named;
  const found = issuers.get(id) ?? {
    agency: referenceTo(...named),
    policies: 0,
    joint: 0,
    partners: new Set(),
  };
  issuers.set(id, found);
  return found;
}

function addTo(
  pairs: Map<string, Pair>,
  a: Named,
  b: Named,
  rows: number,
  policies: readonly PolicyRow[],
): void {
  const key = `${a[0]} ${b[0]}`;
  const pair = pairs.get(key) ?? {
    a: referenceTo(...a),
    b: referenceTo(...b),
    count: 0,
    because: [],
  };
  pairs.set(key, pair);
  pair.count += rows;
  for (const [id, name, nameZh, links] of policies.slice(0, MAX_REASONS - pair.because.length)) {
    const steps = links.map(stepOf).filter(({ from }) => from.id === a[0] || from.id === b[0]);
    pair.because.push({ policy: referenceTo(id, name, nameZh), steps });
  }
}
