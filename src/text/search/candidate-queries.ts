import { kinds as allKinds } from '../../ontology/index.js';
import { editsAllowed } from '../normalise/edit-distance.js';
import { kindMark, MAX_TAIL_LENGTH, wholeName } from '../normalise/search-keys.js';
import { pairsOf, type Word } from '../normalise/words.js';
import type { SearchText } from './search-text.js';

/** The purposes of a look-up: names that match the spelling, names that are misspelt, texts, single words. */
export type Tier = 'NAME' | 'FUZZY' | 'MENTION' | 'WORDS';

/** One look-up in a full-text index, in Lucene syntax. */
export interface CandidateQuery {
  readonly tier: Tier;
  readonly index: string;
  readonly query: string;
  /** Whether it returns every name that sounds like the query. */
  readonly said?: boolean;
  /** Whether it adds nothing to the other look-ups, unless these are cut off. */
  readonly onlyCut?: boolean;
}

/** The look-ups that together return every possible match, and some false candidates. */
export function candidateQueriesFor(asked: SearchText, kinds: readonly string[]): CandidateQuery[] {
  const { whole, key, words, mayBeId, letters } = asked;
  const all = kinds.length === allKinds.length;
  const ofKind = `+(${kinds.map((kind) => quoted(kindMark(kind))).join(' ')})`;
  const inKeys = (tier: Tier, query: string) => ({
    tier,
    index: 'entity_search_key',
    query: all ? query : `${ofKind} +(${query})`,
  });
  const name = quoted(wholeName(key));
  const edits = editsAllowed(
    [...key].length,
    words.every(({ isHan }) => isHan),
  );
  return [
    // Only this index contains ids.
    {
      tier: 'NAME',
      index: 'entity_name_key',
      query: quoted(whole),
      onlyCut: !mayBeId,
    },
    // Prefix matches contain all the words too, but may rank behind hundreds of other names that contain them.
    { ...inKeys('NAME', `${name} ${name}*`), onlyCut: true },
    inKeys('NAME', words.map((word, at) => required(word, at === words.length - 1)).join(' ')),
    ...(letters
      ? [{ ...inKeys('NAME', `${letters} ${letters.slice(0, MAX_TAIL_LENGTH)}*`), said: true }]
      : []),
    ...(edits > 0 ? [inKeys('FUZZY', `${name}~${edits}`)] : []),
    ...(words.some(canBeMisspelt) ? [inKeys('FUZZY', words.map(nearly).join(' '))] : []),
    ...(letters && editsAllowed(letters.length, false) > 0
      ? [inKeys('FUZZY', `${letters}~${editsAllowed(letters.length, false)}`)]
      : []),
    ...mentions(words),
  ];
}

/** Latin words match as prefixes; for Chinese, every pair of characters must occur. */
function required({ text, isHan }: Word, isLast: boolean): string {
  if (isHan)
    return pairsOf(text)
      .map((pair) => `+${quoted(pair)}`)
      .join(' ');
  return isLast || text.length > 1 ? `+${quoted(text)}*` : `+${quoted(text)}`;
}

function nearly(word: Word): string {
  const { text } = word;
  if (!canBeMisspelt(word)) return required(word, false);
  return `+(${quoted(text)}* ${quoted(text)}~${editsAllowed(text.length, false)})`;
}

export function canBeMisspelt({ text, isHan }: Word): boolean {
  return !isHan && !/\p{N}/u.test(text) && editsAllowed(text.length, false) > 0;
}

/** English words in any inflection; Chinese exactly. */
function mentions(words: readonly Word[]): CandidateQuery[] {
  const index = words.some(({ isHan }) => isHan) ? 'entity_text_zh' : 'entity_text_en';
  return [{ tier: 'MENTION', index, query: words.map(({ text }) => `+"${text}"`).join(' ') }];
}

/** Escapes everything that has a meaning in Lucene syntax. Keys are lower case, so AND and OR cannot occur. */
export function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/** A key as one term of an index that stores whole names. Several bare terms would be read as one name with spaces. */
export function phrase(key: string): string {
  return `"${key.replace(/[\\"]/g, '\\$&')}"`;
}
