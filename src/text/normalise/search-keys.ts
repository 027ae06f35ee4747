import { fold } from './fold.js';
import { spoken } from './pinyin.js';
import { pairsOf, wordsOf } from './words.js';

/** Letters of pinyin that an index holds from each syllable on. Who types more is found by these and then compared. */
export const MAX_TAIL_LENGTH = 24;

/** The key that marks a kind, so that an index need not bring what nobody asked for. */
export const kindMark = (kind: string) => `=${kind.toLowerCase()}`;

/** A whole name as one key: with its beginning marked, and no space, at which the index would cut it. */
export const wholeName = (key: string) => `^${key.replaceAll(' ', '_')}`;

/**
 * What an entity is found by in a search, parted by spaces: its kind; names whole; their words; single characters and
 * pairs of Chinese; pinyin from every syllable on; initials. Only a sieve: how a name matches is for the comparison to say.
 */
export function searchKeysOf(kind: string, names: readonly string[]): string {
  const keys = new Set([kindMark(kind)]);
  for (const name of names) {
    const { key } = fold(name);
    keys.add(wholeName(key));
    for (const { text, isHan } of wordsOf(key)) {
      if (!isHan) keys.add(text);
      else for (const part of [...text, ...pairsOf(text)]) keys.add(part);
    }
    const said = spoken(key);
    if (!said) continue;
    keys.add(said.letters);
    for (const start of said.starts) keys.add(said.letters.slice(start, start + MAX_TAIL_LENGTH));
    if (said.initials) keys.add(said.initials);
  }
  return [...keys].join(' ');
}
