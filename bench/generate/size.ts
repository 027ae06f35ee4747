/** How many of each kind a world of some size holds, and how many relations each brings. */
export interface Size {
  readonly relations: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly cities: number;
  /** The first companies have no ties of their own making: they are what the others tie themselves to. */
  readonly hubs: number;
  readonly ties: number;
}

/** How many each thing has, in turn: the ninth policy has as many issuers as the ninth number says. */
export const turns = {
  issuers: [1, 1, 2, 1, 1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1, 5, 1, 1, 1],
  sectors: [1, 1, 1, 2, 1],
  affectedCompanies: [0, 1, 0, 1, 0, 0, 2, 0, 1, 0],
  affectedSectors: [0, 0, 0, 0, 1],
  otherPolicies: [0, 0, 1, 0, 0],
  places: [1, 0, 0, 0, 0],
  operatesIn: [1, 1, 2],
  controllingAgencies: [1, ...Array<number>(49).fill(0)],
  parties: [2, 2, 3],
  locations: [1, 0],
  illustrated: [1, ...Array<number>(9).fill(0)],
} as const satisfies Record<string, readonly number[]>;

/** The number that the turn of an index gives. */
export const turnOf = (turn: readonly number[], index: number): number =>
  turn[index % turn.length] ?? 0;

const between = (least: number, value: number, most: number) =>
  Math.round(Math.min(most, Math.max(least, value)));

/** The smallest world that has room for every kind and every tree. */
export const smallest = 1_000;

/** The world of so many relations. What is left after everything else is ties between companies, so the number is exact. */
export function sizeOf(relations: number): Size {
  if (!Number.isInteger(relations) || relations < smallest)
    throw new RangeError(`A world has at least ${smallest} relations, and a whole number of them.`);
  const share = (permille: number) => Math.round((relations * permille) / 1000);
  const cities = between(30, relations / 1000, 300);
  const kinds = {
    Agency: between(40, relations / 250, 400),
    Policy: share(100),
    Company: share(50),
    Sector: between(100, relations / 100, 300),
    Place: 1 + provinceCount + cities,
    Event: share(10),
    Provision: share(30),
    Person: Math.max(5, share(0.5)),
    Source: Math.max(50, share(15)),
  };
  const hubs = between(1, kinds.Company * 0.4, 40);
  return { relations, kinds, cities, hubs, ties: relations - otherThanTies(kinds) };
}

export const provinceCount = 31;
/** Agencies of the central state; the rest belong to provinces. */
export const centralAgencies = 22;
/** Of the central agencies this one is above the others. */
export const cabinet = 3;
/** Sources come in issues of a brief: the brief itself, its items, and what each item cites. */
export const issue = { sources: 25, items: 12 } as const;

function otherThanTies({
  Agency,
  Policy,
  Company,
  Sector,
  Place,
  Event,
  Provision,
  Person,
  Source,
}: {
  [kind in
    | 'Agency'
    | 'Policy'
    | 'Company'
    | 'Sector'
    | 'Place'
    | 'Event'
    | 'Provision'
    | 'Person'
    | 'Source']: number;
}): number {
  const { issuers, sectors, affectedCompanies, affectedSectors, otherPolicies, places } = turns;
  const { operatesIn, controllingAgencies, parties, locations, illustrated } = turns;
  const all = (count: number, ...lists: (readonly number[])[]) =>
    lists.reduce((sum, turn) => sum + sumOf(turn, count), 0);
  return (
    all(Policy, issuers, sectors, affectedCompanies, affectedSectors, otherPolicies, places) -
    // The first policy has none before it.
    turnOf(otherPolicies, 0) +
    all(Company, operatesIn, controllingAgencies) +
    Company +
    all(Event, parties, locations, illustrated) +
    Event +
    Provision +
    2 * Person +
    sourceLinks(Source) +
    (Sector - 1) +
    (Place - 1) +
    agencyLinks(Agency)
  );
}

function sumOf(turn: readonly number[], count: number): number {
  const whole = turn.reduce((sum, one) => sum + one, 0) * Math.floor(count / turn.length);
  return turn.slice(0, count % turn.length).reduce((sum, one) => sum + one, whole);
}

/** Each item is part of its brief and cites one article, so everything but the briefs has one relation of its own. */
function sourceLinks(count: number): number {
  return count - Math.ceil(count / issue.sources);
}

/** All but the cabinet are part of something: of the cabinet, or of the government of their province. Each has a seat. */
function agencyLinks(count: number): number {
  const governments = Math.min(provinceCount, Math.max(0, count - centralAgencies));
  return count - 1 - governments + count;
}
