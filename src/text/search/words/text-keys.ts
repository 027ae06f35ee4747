import { nameKey } from '../../normalise/fold.js';
import { pairsOf, type Word, wordsOf } from '../../normalise/words.js';
import { isTooCommon } from './stop-words.js';
import { stemOf } from './tokens.js';

/** Between two texts, so that no phrase is found across them. */
const BREAK = ' | ';

/**
 * The index terms of texts, in their order and with spaces between them: the stems of English words, and of Chinese
 * every pair of neighbouring characters.
 */
export function textKeysOf(texts: readonly string[]): string {
  return texts
    .map((text) => wordsOf(nameKey(text)).flatMap(indexTermsOf).join(' '))
    .filter((terms) => terms !== '')
    .join(BREAK);
}

/** The index terms of a word. None for the words that stand in nearly every text. */
export function indexTermsOf({ text, isHan }: Word): string[] {
  if (isHan) return pairsOf(text);
  return isTooCommon(text) ? [] : [stemOf(text)];
}

/** A clause of a query in Lucene syntax for index terms that follow one another. Terms are letters and digits alone. */
export function inOrder(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}

/**
 * A query for the entities in whose texts one of these phrases stands, its words in any inflection. Undefined if no word
 * of them is in the index.
 */
export function textQuery(phrases: readonly string[]): string | undefined {
  const clauses = phrases
    .map((phrase) => wordsOf(nameKey(phrase)).flatMap(indexTermsOf))
    .filter((terms) => terms.length > 0)
    .map(inOrder);
  return clauses.length > 0 ? `textKeys:(${clauses.join(' ')})` : undefined;
}
