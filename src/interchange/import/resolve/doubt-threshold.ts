import { ALL_KINDS, type Decided, ruleKey } from './decisions.js';
import {
  type EntityIndex,
  leastResembling,
  type Resembling,
  type ScoreNames,
} from './entity-index.js';

/** The lowest score at which a similar name of a kind is a doubt. Below it, the name is new. */
export type DoubtFrom = (kind: string) => number;

/**
 * The threshold of each kind: of a rule in the decisions, else of the mapping, else the score from which names resemble
 * each other at all.
 */
export function doubtThreshold(
  ofMapping: number | Readonly<Partial<Record<string, number>>> | undefined,
  decisions: ReadonlyMap<string, Decided> | undefined,
): DoubtFrom {
  const ruleFor = (kind: string) => decisions?.get(ruleKey(kind))?.newBelow;
  const mappedFor = (kind: string) =>
    typeof ofMapping === 'number' ? ofMapping : ofMapping?.[kind];
  return (kind) =>
    Math.max(
      leastResembling(kind),
      ruleFor(kind) ?? ruleFor(ALL_KINDS) ?? mappedFor(kind) ?? leastResembling(kind),
    );
}

export interface WithThreshold {
  readonly known: EntityIndex;
  readonly score: ScoreNames;
  /** Whether a name would be in doubt without the threshold. */
  isBelow(kind: string, text: string): boolean;
}

/** The same index and scores without what is less similar than the threshold. A certain name stays. */
export function withThreshold(
  known: EntityIndex,
  score: ScoreNames,
  doubtFrom: DoubtFrom,
): WithThreshold {
  const below = new Set<string>();
  const keyOf = (kind: string, text: string) => `${kind} ${text}`;
  const remains = (kind: string, one: Resembling) => one.sure || one.score >= doubtFrom(kind);
  return {
    known: {
      ...known,
      resembling: async (queries) => {
        const all = await known.resembling(queries);
        return queries.map(({ kind, text }, at) => {
          const found = all[at] ?? [];
          const left = found.filter((one) => remains(kind, one));
          if (left.length === 0 && found.length > 0) below.add(keyOf(kind, text));
          return left;
        });
      },
    },
    score: (text, kind, names) => {
      const found = score(text, kind, names);
      return found.safe || found.score >= doubtFrom(kind) ? found : { ...found, score: 0 };
    },
    isBelow: (kind, text) => below.has(keyOf(kind, text)),
  };
}
