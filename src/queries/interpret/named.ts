import { type Folded, nameKey } from '../../text/normalise/fold.js';
import { isStopWord } from '../../text/search/words/stop-words.js';
import { keyOf, SAME, type Synonyms } from '../../text/search/words/synonyms.js';
import type { Token } from '../../text/search/words/tokens.js';
import type { Mention, Run } from '../search/mentions.js';

/** A part of the text that is understood: tokens from `at` on. */
export interface Part {
  readonly at: number;
  readonly length: number;
}

/** Whether a place is one of those of a part. */
export const covers =
  (place: number) =>
  ({ at, length }: Part) =>
    place >= at && place < at + length;

/** The places of the tokens of a part. */
export const placesOf = ({ at, length }: Part) => Array.from({ length }, (_, next) => at + next);

/** Mentions that do not overlap, the longest first: a ministry is not the sector in its name. */
export function longestFirst(
  all: readonly Mention[],
  taken: readonly (boolean | undefined)[],
): Mention[] {
  const kept: Mention[] = [];
  for (const one of [...all].sort((a, b) => b.length - a.length || a.at - b.at)) {
    if (placesOf(one).some((place) => taken[place] || kept.some(covers(place)))) continue;
    kept.push(one);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** Runs of words that are not understood yet and have synonyms, of which those that may be a name count. */
export function synonymRuns(
  synonyms: Synonyms,
  tokens: readonly Token[],
  isFree: (at: number) => boolean,
  mayName: (text: string) => boolean,
): Run[] {
  return tokens.flatMap((_, at): Run[] => {
    const found = synonyms.at(tokens, at);
    if (!found || !placesOf({ at, length: found.tokens }).every(isFree)) return [];
    // A wider word says something else.
    const same = found.group.filter(({ quality, text }) => quality >= SAME && mayName(text));
    const keys = same.map(({ text, han }) => nameKey(han || text));
    return [{ at, length: found.tokens, keys: [...new Set([...keys, ...same.map(keyOf)])] }];
  });
}

/** Whether a synonym is written like a proper name: MIIT or 工信部, not safe. */
export const isProper = (text: string) => /[\p{Lu}\p{Script=Han}]/u.test(text);

/**
 * Whether a name is typed as a word that means something else: `most` is no ministry, `safe` no administration. Names
 * of sectors are words themselves.
 */
export function isPlainWord(
  { at, length, bearers }: Mention,
  folded: Folded,
  tokens: readonly Token[],
  synonyms: Synonyms,
): boolean {
  const token = tokens[at];
  if (!token || token.isHan || length > 1 || bearers.some(({ kind }) => kind === 'Sector'))
    return false;
  if (isProper(asTyped(folded, token.start, token.start + token.text.length))) return false;
  const same = synonyms.at([token], 0)?.group ?? [];
  return isStopWord(token.text) || same.some(({ text }) => text === token.text);
}

/** A range of a key as it stands in the text. */
export function asTyped({ text, at }: Folded, start: number, end: number): string {
  return text.slice(at[start] ?? 0, end < at.length ? at[end] : undefined).trim();
}
