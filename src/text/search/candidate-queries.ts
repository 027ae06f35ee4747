import { kinds as allKinds } from '../../ontology/index.js';
import { editsAllowed } from '../normalise/edit-distance.js';
import { kindMark, MAX_TAIL_LENGTH, wholeName } from '../normalise/search-keys.js';
import { pairsOf, type Word } from '../normalise/words.js';
import type { Asked } from './search-text.js';

/** What a look-up can bring: names spelt as asked, names spelt nearly so, texts. */
export type Tier = 'NAME' | 'FUZZY' | 'MENTION';

/** One look-up in a full-text index, in Lucene's syntax. */
export interface CandidateQuery {
  readonly tier: Tier;
  readonly index: string;
  readonly query: string;
  /** Whether it brings every name that sounds as asked. */
  readonly said?: boolean;
  /** Whether it brings nothing that the others do not bring, as long as they are not cut. */
  readonly onlyCut?: boolean;
}

/** The look-ups that together bring whatever can match, and some that does not. */
export function candidateQueriesFor(asked: Asked, kinds: readonly string[]): CandidateQuery[] {
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
    // Ids are in this index alone.
    {
      tier: 'NAME',
      index: 'entity_name_key',
      query: quoted(whole),
      onlyCut: !mayBeId,
    },
    // What begins so has all the words as well, but may be behind hundreds of others that have them.
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

/** Latin words may go on; of Chinese every pair of characters must be there. */
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

/** English words in any form; Chinese to the letter. */
function mentions(words: readonly Word[]): CandidateQuery[] {
  const index = words.some(({ isHan }) => isHan) ? 'entity_text_zh' : 'entity_text_en';
  return [{ tier: 'MENTION', index, query: words.map(({ text }) => `+"${text}"`).join(' ') }];
}

/** Everything that could mean something to Lucene is taken literally; keys are in small letters, so no AND or OR. */
export function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/** A key as one term of an index that keeps names whole. Bare terms in a row would be read as one name with spaces. */
export function phrase(key: string): string {
  return `"${key.replace(/[\\"]/g, '\\$&')}"`;
}
