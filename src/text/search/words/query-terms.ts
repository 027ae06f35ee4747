import { isStopWord } from './stop-words.js';
import { type GradedPhrase, keyOf, phraseOf, type Synonyms } from './synonyms.js';
import { type Token, tokensOf } from './tokens.js';

/** One thing that a search text asks for: a word, or a phrase that has synonyms or is a name. */
export interface QueryTerm {
  /** The word as it was typed, after folding. */
  readonly text: string;
  /** What counts as a match, the word itself first, and how much each counts beside it. */
  readonly phrases: readonly GradedPhrase[];
}

/** A run of tokens that is a name of something in the data, and its other names, which ask for the same. */
export interface NamedRun {
  readonly at: number;
  readonly length: number;
  readonly names: readonly string[];
}

/** Maximum number of terms that are looked up; a longer text is a page, not a search. */
const MAX_TERMS = 16;
/** Maximum number of other names of one run: a sector has some ten. */
const MAX_NAMES = 12;
/** How much another name of the same thing counts beside the one that was typed. */
const OTHER_NAME = 0.9;

/**
 * The terms of a search text, at most MAX_TERMS, in the order of the text and each once: the longest runs that are
 * names or have synonyms, else single words. Stop words are left out, unless there is nothing else.
 */
export function queryTermsOf(
  text: string,
  synonyms: Synonyms,
  named: readonly NamedRun[] = [],
): QueryTerm[] {
  const tokens = tokensOf(text);
  const terms: QueryTerm[] = [];
  const seen = new Set<string>();
  const add = (some: readonly Token[], others: readonly GradedPhrase[]) => {
    const own = some.map((token) => token.text).join(some[0]?.isHan ? '' : ' ');
    if (seen.has(own)) return;
    seen.add(own);
    const unique = new Map<string, GradedPhrase>();
    for (const phrase of [{ ...phraseOf(own), quality: 1 }, ...others])
      if (!unique.has(keyOf(phrase))) unique.set(keyOf(phrase), phrase);
    terms.push({ text: own, phrases: [...unique.values()] });
  };
  for (let at = 0; at < tokens.length; ) {
    const found = synonyms.at(tokens, at);
    const names = named.filter((run) => run.at === at).sort((a, b) => b.length - a.length)[0];
    const length = Math.max(found?.tokens ?? lettersFrom(tokens, at, synonyms), names?.length ?? 1);
    const some = tokens.slice(at, at + length);
    const others = [
      ...(found?.tokens === length ? found.group : []),
      ...(names?.length === length ? names.names.slice(0, MAX_NAMES) : []).map((name) => ({
        ...phraseOf(name),
        quality: OTHER_NAME,
      })),
    ];
    if (others.length > 0 || !isStopWord(some[0]?.text ?? '')) add(some, others);
    at += length;
  }
  if (terms.length === 0) for (const token of tokens) add([token], []);
  return terms.slice(0, MAX_TERMS);
}

/**
 * The number of single Chinese characters from a place on, at least one. The dictionary cuts a name that it does not
 * know, such as 沃尔沃, into its characters; together they are one word.
 */
function lettersFrom(tokens: readonly Token[], at: number, synonyms: Synonyms): number {
  const isLetter = (place: number) => {
    const token = tokens[place];
    if (!token?.isHan || token.text.length > 1 || isStopWord(token.text)) return false;
    return synonyms.at(tokens, place) === undefined;
  };
  let end = at;
  while (isLetter(end)) end++;
  return Math.max(1, end - at);
}
