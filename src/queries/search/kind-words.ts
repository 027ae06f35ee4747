import { fieldShapes, kindNamed, vocabularies } from '../../ontology/index.js';
import { KindWords, kindsWithWords, type Meaning } from '../../text/interpret/words.js';
import type { QueryTerm } from '../../text/search/words/query-terms.js';
import { SAME } from '../../text/search/words/synonyms.js';
import { tokensOf } from '../../text/search/words/tokens.js';

let words: KindWords | undefined;

/** The words for kinds, and those for the types of policies and events. */
export function kindWords(): KindWords {
  words ??= new KindWords(
    kindsWithWords.map((kind) => {
      const { schema, label } = kindNamed(kind);
      const type = typed.has(kind) && fieldShapes(schema).find(({ name }) => name === 'type');
      const terms = vocabularies.find(({ name }) => type && name === type.vocabulary)?.terms ?? {};
      return {
        ...{ kind, label },
        types: Object.entries(terms).map(([code, term]) => ({ code, ...term.label })),
      };
    }),
  );
  return words;
}

const typed: ReadonlySet<string> = new Set(['Policy', 'Event']);

/** How much more an entity counts that is of the kind, or of the very type, that a word of the text names. */
const KIND = 1.1;
const TYPE = 1.25;

/** What the words of a text say of the kind of thing that is meant. */
export interface KindHints {
  weightOf(kind: string, type: string | null): number;
  /** The largest weight. */
  readonly most: number;
}

export function kindHints(terms: readonly QueryTerm[]): KindHints {
  const known = kindWords();
  const meanings = terms.flatMap(({ phrases }): Meaning[] =>
    phrases
      // Synonyms, not wider words.
      .filter(({ quality }) => quality >= SAME)
      .flatMap(({ text }) => known.of(tokensOf(text)) ?? []),
  );
  return {
    most: TYPE,
    weightOf: (kind, type) => {
      const own = meanings.filter((one) => one.kind === kind);
      if (own.some(({ types }) => type && types?.includes(type))) return TYPE;
      return own.length > 0 ? KIND : 1;
    },
  };
}
