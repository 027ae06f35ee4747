/** What a workload is to reach. Ratios are how many times as many requests, rows or answers as the other gives in the same time. */
export interface Goal {
  readonly workload: string;
  readonly what: string;
  readonly against: 'best peer' | 'floor';
  /** At least this; at most, where `least` is false. */
  readonly ratio: number;
  readonly least: boolean;
}

/** What a part of the benchmark that is no list of questions says of itself. */
export interface Told {
  /** In a sentence or two: what was done, by whom, under which conditions. */
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Ratios that have a goal, by what they are called there. */
  readonly ratios: Readonly<Record<string, number>>;
}

/** The same of what is measured on graphs of several sizes. */
export interface SizedTold extends Told {
  readonly relations: number;
}

const peer = (workload: string, ratio: number, what = ''): Goal => ({
  workload,
  what,
  against: 'best peer',
  ratio,
  least: true,
});
const floor = (workload: string, ratio: number, what = ''): Goal => ({
  workload,
  what,
  against: 'floor',
  ratio,
  least: true,
});

export const goals: readonly Goal[] = [
  peer('W1', 12),
  floor('W1', 0.8),
  peer('W2', 30),
  floor('W2', 0.75),
  peer('W3', 20),
  { workload: 'W3', what: "Neo4j's time", against: 'floor', ratio: 1.1, least: false },
  peer('W4', 3),
  floor('W4', 0.85),
  peer('W5', 4),
  floor('W5', 0.7),
  peer('W6', 1.5),
  floor('W6', 0.9),
  floor('W6', 0.9, 'all of it'),
  peer('W7', 1.5, 'cold'),
  peer('W7', 20, 'from cache'),
  peer('W7', 30, 'not modified'),
  floor('W7', 0.8, 'from cache'),
  peer('W8', 5, 'first load'),
  peer('W8', 1.2, '1,000 changes'),
  floor('W8', 0.9, 'first load'),
  peer('W9', 3),
  floor('W9', 0.7),
  { workload: 'W10', what: 'p99', against: 'best peer', ratio: 0.5, least: false },
];
