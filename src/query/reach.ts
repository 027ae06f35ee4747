/** The filter `affecting` of policies: what they affect, and which ways, bases and certainties count. */
export interface Affecting {
  readonly sector?: readonly string[] | null;
  readonly company?: readonly string[] | null;
  readonly via?: readonly ReachKind[] | null;
  readonly basis?: readonly string[] | null;
  readonly certainty?: readonly string[] | null;
}

/** How a policy reaches a requested sector or company in the filter `affecting`, most direct first. */
export const reachKinds = [
  'SECTOR',
  'COMPANY',
  'NARROWER_SECTOR',
  'WIDER_SECTOR',
  'COMPANY_IN_SECTOR',
] as const;
export type ReachKind = (typeof reachKinds)[number];

/** How a policy reaches a company or a sector in the query `exposure`, most direct first. */
export const exposureWays = [
  'DIRECT',
  'SECTOR',
  'WIDER_SECTOR',
  'NARROWER_SECTOR',
  'COMPANY_IN_SECTOR',
  'OWNER',
  'SUBSIDIARY',
] as const;
export type ExposureWay = (typeof exposureWays)[number];

/**
 * Maximum number of PART_OF relations in a row. Deeper than any tree of sectors, places or agencies in use (ISIC and
 * GB/T 4754 have four levels each). Also a bound for Neo4j's planner.
 */
export const MAX_TREE_DEPTH = 12;

/**
 * Maximum number of stakes in a row. Longer ownership chains say little, and the product of four stakes is rarely
 * above a few percent.
 */
const MAX_OWNER_DEPTH = 4;

/** The kinds that a policy can name, and the kinds that it reaches. */
export type ReachedKind = 'Sector' | 'Company';

/** Relations of the same types, followed `min` to `max` times in one direction. */
export interface ReachStep {
  readonly relations: readonly string[];
  /** OUT follows a relation from its subject to its object. */
  readonly direction: 'OUT' | 'IN';
  readonly min: number;
  readonly max: number;
  /** The kind that the step leads to. */
  readonly to: ReachedKind;
  /** Whether only relations count that have status ACTUAL and are valid on the day of the request. */
  readonly mustHold: boolean;
  /** The field with the stake in percent, for ownership. */
  readonly stake?: 'percent';
}

/** A path from what a policy names to what it reaches. Without steps, both are the same. */
export interface Path {
  readonly from: ReachedKind;
  readonly steps: readonly ReachStep[];
}

/** A path with its names in requests and answers. */
export interface ReachPath extends Path {
  readonly exposure: ExposureWay;
  /** Undefined for paths that only `exposure` follows. */
  readonly affecting?: ReachKind;
}

const tree = {
  relations: ['PART_OF'],
  max: MAX_TREE_DEPTH,
  to: 'Sector',
  // A classification has no term.
  mustHold: false,
} as const;
const toWiderSectors: ReachStep = { ...tree, direction: 'OUT', min: 1 };
const toSectorAndWiderOnes: ReachStep = { ...tree, direction: 'OUT', min: 0 };
const toNarrowerSectors: ReachStep = { ...tree, direction: 'IN', min: 1 };
const toSectorAndNarrowerOnes: ReachStep = { ...tree, direction: 'IN', min: 0 };

// A company that only plans to enter a sector is not in it.
const business = { relations: ['OPERATES_IN'], min: 1, max: 1, mustHold: true } as const;
const toItsSectors: ReachStep = { ...business, direction: 'OUT', to: 'Sector' };
const toItsCompanies: ReachStep = { ...business, direction: 'IN', to: 'Company' };

const ownership = {
  relations: ['HOLDS_STAKE_IN', 'CONTROLS'],
  min: 1,
  max: MAX_OWNER_DEPTH,
  to: 'Company',
  mustHold: true,
  stake: 'percent',
} as const;
const toSubsidiaries: ReachStep = { ...ownership, direction: 'OUT' };
const toOwners: ReachStep = { ...ownership, direction: 'IN' };

/**
 * Every path by which a policy reaches a sector or a company. Each starts at what the policy names: a policy that names
 * a sector reaches by WIDER_SECTOR the narrower sectors in it.
 */
export const reachPaths: readonly ReachPath[] = [
  { exposure: 'DIRECT', affecting: 'SECTOR', from: 'Sector', steps: [] },
  { exposure: 'DIRECT', affecting: 'COMPANY', from: 'Company', steps: [] },
  { exposure: 'SECTOR', from: 'Sector', steps: [toItsCompanies] },
  {
    exposure: 'WIDER_SECTOR',
    affecting: 'WIDER_SECTOR',
    from: 'Sector',
    steps: [toNarrowerSectors],
  },
  { exposure: 'WIDER_SECTOR', from: 'Sector', steps: [toNarrowerSectors, toItsCompanies] },
  {
    exposure: 'NARROWER_SECTOR',
    affecting: 'NARROWER_SECTOR',
    from: 'Sector',
    steps: [toWiderSectors],
  },
  {
    exposure: 'COMPANY_IN_SECTOR',
    affecting: 'COMPANY_IN_SECTOR',
    from: 'Company',
    steps: [toItsSectors, toSectorAndWiderOnes],
  },
  { exposure: 'OWNER', from: 'Company', steps: [toSubsidiaries] },
  {
    exposure: 'OWNER',
    from: 'Sector',
    steps: [toSectorAndNarrowerOnes, toItsCompanies, toSubsidiaries],
  },
  { exposure: 'SUBSIDIARY', from: 'Company', steps: [toOwners] },
  {
    exposure: 'SUBSIDIARY',
    from: 'Sector',
    steps: [toSectorAndNarrowerOnes, toItsCompanies, toOwners],
  },
];

/** From a sector to itself and every narrower one. */
export const sectorAndNarrowerOnes: Path = { from: 'Sector', steps: [toSectorAndNarrowerOnes] };

/** The kind that a path leads to. */
export function endOf({ from, steps }: Path): ReachedKind {
  return steps.at(-1)?.to ?? from;
}

/** The same path, from what is reached to what the policy names. */
export function reversed(path: Path): Path {
  const kinds = [path.from, ...path.steps.map(({ to }) => to)];
  const steps = path.steps.map((step, at): ReachStep => {
    const direction = step.direction === 'OUT' ? 'IN' : 'OUT';
    return { ...step, direction, to: kinds[at] ?? path.from };
  });
  return { from: endOf(path), steps: steps.reverse() };
}

/** Whether a path leads from a part to its whole, such as from a company to its sector. */
export function leadsToWhole({ steps }: Path): boolean {
  return steps.some(
    ({ relations, direction }) => relations.includes('PART_OF') && direction === 'OUT',
  );
}

/** The paths that the filter counts, most direct first, whatever kind they lead to. */
export function countedPaths({ via }: Affecting): (ReachPath & { affecting: ReachKind })[] {
  return reachKinds
    .filter((kind) => !via || via.includes(kind))
    .flatMap((affecting) =>
      reachPaths
        .filter((path) => path.affecting === affecting)
        .map((path) => ({ ...path, affecting })),
    );
}

/** The filter without companies in the sectors, of which there may be very many. */
export function withoutFirms(affecting: Affecting): Affecting {
  return { ...affecting, via: (affecting.via ?? reachKinds).filter((kind) => !isFirms(kind)) };
}

/** The filter with companies in the sectors alone. */
export function onlyFirms(affecting: Affecting): Affecting {
  return { ...affecting, via: (affecting.via ?? reachKinds).filter(isFirms) };
}

function isFirms(kind: ReachKind): boolean {
  return kind === 'COMPANY_IN_SECTOR';
}
