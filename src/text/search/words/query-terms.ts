import { isStopWord } from './stop-words.js';
import { keyOf, type Phrase, phraseOf, type Synonyms } from './synonyms.js';
import { type Token, tokensOf } from './tokens.js';

/** One thing that a search text asks for: a word, or a phrase that has synonyms. */
export interface QueryTerm {
  /** The word as it was typed, after folding. */
  readonly text: string;
  /** What counts as a match: the word itself first, then what means the same. */
  readonly phrases: readonly Phrase[];
}

/** Maximum number of terms that are looked up; a longer text is a page, not a search. */
const MAX_TERMS = 16;

/**
 * The terms of a search text, at most MAX_TERMS, in the order of the text and each once. Stop words are left out,
 * unless there is nothing else.
 */
export function queryTermsOf(text: string, synonyms: Synonyms): QueryTerm[] {
  const tokens = tokensOf(text);
  const terms: QueryTerm[] = [];
  const seen = new Set<string>();
  const add = (some: readonly Token[], group: readonly Phrase[]) => {
    const own = some.map((token) => token.text).join(some[0]?.isHan ? '' : ' ');
    if (seen.has(own)) return;
    seen.add(own);
    const phrases = [phraseOf(own), ...group];
    const unique = new Map(phrases.map((one) => [keyOf(one), one]));
    terms.push({ text: own, phrases: [...unique.values()] });
  };
  for (let at = 0; at < tokens.length; ) {
    const found = synonyms.at(tokens, at);
    const length = found?.tokens ?? 1;
    const some = tokens.slice(at, at + length);
    if (found || !isStopWord(some[0]?.text ?? '')) add(some, found?.group ?? []);
    at += length;
  }
  if (terms.length === 0) for (const token of tokens) add([token], []);
  return terms.slice(0, MAX_TERMS);
}
