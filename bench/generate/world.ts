import { kinds } from '../../src/ontology/index.js';
import { Dice } from './random.js';
import { type Size, sizeOf } from './size.js';
import { type Zipf, zipf } from './zipf.js';

/** Raised when the same seed gives another graph, so that a store made before is made anew. */
export const generatorVersion = 1;

/** What all of a generated graph follows from. Ids are by rank: agency:g0 has most policies, company:g0 most ties, sector:g0 is the root of the tree. */
export interface World {
  readonly seed: number;
  readonly size: Size;
  /** Who issues, alone or with others: so that the first agency has a fifth of all policies. */
  readonly issuers: Zipf;
  /** What companies tie themselves to: the first has about one tie in twenty-five. */
  readonly hubs: Zipf;
  /** What policies regulate, among the sectors below the root. */
  readonly sectors: Zipf;
  /** Which policies others carry out or change. */
  readonly policies: Zipf;
  dice(stream: string, index: number): Dice;
}

export function worldOf(relations: number, seed = 1): World {
  const size = sizeOf(relations);
  const { Agency, Company, Sector, Policy } = size.kinds as Record<string, number>;
  return {
    seed,
    size,
    issuers: zipf(Agency as number, 0.145),
    hubs: zipf(Company as number, 0.03),
    sectors: zipf((Sector as number) - 1, 0.06),
    policies: zipf(Policy as number, 0.02),
    dice: (stream, index) => new Dice(seed, stream, index),
  };
}

const prefixes = new Map(kinds.map(({ name }) => [name, name.toLowerCase()]));

/** The id of the entity of that rank: `idOf('Company', 0)` is the hub with most ties. */
export function idOf(kind: string, rank: number): string {
  return `${prefixes.get(kind)}:g${rank}`;
}

/** How many entities of a kind there are; ranks go from 0 up to, not including, it. */
export function countOf({ size }: World, kind: string): number {
  return size.kinds[kind] ?? 0;
}

/** Different ranks, as many as are asked for. */
export function ranks(throws: Dice, law: Zipf, count: number, limit?: number): number[] {
  const found = new Set<number>();
  while (found.size < count) found.add(law.rank(throws.next(), limit));
  return [...found];
}

/** The part of the graph's life that names take their words from: another seed, other names. */
export const startOf = ({ seed }: World): number => new Dice(seed, 'names', 0).below(1_000_000_000);
