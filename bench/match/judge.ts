import { rankCandidates } from '../../src/queries/match/rank.js';
import { readName, scoreOfNames, textOf } from '../../src/text/match/score-name.js';
import type { LabelledPair } from './pairs.js';

/** A pair with what the scorer says of it. */
export interface JudgedPair extends LabelledPair {
  /** From 0 to 100. */
  readonly score: number;
  /** `match: true`, were it the only entity of that name. */
  readonly certain: boolean;
  /** The way in which the names agree. Empty for scores of others. */
  readonly way: string;
}

/** What `/v1/match` says when the second name is the only name of the only entity that resembles the first. */
export async function judged(pair: LabelledPair): Promise<JudgedPair> {
  const name = { text: pair.known, language: 'EN', field: 'NAME', nameKind: null } as const;
  const score = scoreOfNames(textOf(pair.asked), pair.kind, [readName(name)]);
  if (!score) return { ...pair, score: 0, certain: false, way: '' };
  const of = { id: 'x:x', kind: pair.kind, names: [name], texts: [] };
  const { candidates } = await rankCandidates({
    kinds: [pair.kind],
    typed: true,
    properties: [],
    limit: 1,
    found: undefined,
    scores: [{ of, score }],
    agreement: async () => undefined,
  });
  const [found] = candidates;
  return { ...pair, score: found?.score ?? 0, certain: found?.match ?? false, way: score.way };
}
