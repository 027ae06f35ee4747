import { kinds as allKinds } from '../../ontology/index.js';
import { editsAllowed } from '../normalise/edit-distance.js';
import { kindMark, MAX_TAIL_LENGTH, wholeId, wholeName } from '../normalise/search-keys.js';
import { pairsOf, type Word } from '../normalise/words.js';
import type { SearchText } from './search-text.js';
import { indexTermsOf, inOrder } from './words/text-keys.js';

/** The purposes of a look-up: names that match the spelling, names that are misspelt, texts, single words. */
export type Tier = 'NAME' | 'FUZZY' | 'MENTION' | 'WORDS';

/** One look-up in the full-text index of entities, in Lucene syntax. */
export interface CandidateQuery {
  readonly tier: Tier;
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
    query: inSearchKeys(all ? query : `${ofKind} +(${query})`),
  });
  const name = quoted(wholeName(key));
  const edits = editsAllowed(
    [...key].length,
    words.every(({ isHan }) => isHan),
  );
  return [
    // Names are found by their words, too; ids only so.
    { tier: 'NAME', query: bearersQuery([whole]), onlyCut: !mayBeId },
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
  const clauses = words
    .map(indexTermsOf)
    .filter((terms) => terms.length > 0)
    .map((terms) => `+${inOrder(terms)}`);
  return clauses.length > 0 ? [{ tier: 'MENTION', query: `textKeys:(${clauses.join(' ')})` }] : [];
}

/** Escapes everything that has a meaning in Lucene syntax. Keys are lower case, so AND and OR cannot occur. */
export function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/** A query that looks only at what searchKeysOf derives of names. */
export function inSearchKeys(query: string): string {
  return `searchKeys:(${query})`;
}

/** A query for the entities that bear one of these names or ids, given by their keys. Expects at least one. */
export function bearersQuery(keys: readonly string[]): string {
  const terms = keys.flatMap((key) => [
    wholeName(key),
    // Every id has a colon between its kind and the rest.
    ...(key.includes(':') ? [wholeId(key)] : []),
  ]);
  return inSearchKeys(terms.map((term) => `"${term.replace(/[\\"]/g, '\\$&')}"`).join(' '));
}
