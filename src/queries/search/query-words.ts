import { keptDataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds, searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { misspelt } from '../../text/normalise/edit-distance.js';
import { nameKey } from '../../text/normalise/fold.js';
import { canBeMisspelt, quoted } from '../../text/search/candidate-queries.js';
import { type QueryTerm, queryTermsOf } from '../../text/search/words/query-terms.js';
import { keyOf, phraseOf, Synonyms } from '../../text/search/words/synonyms.js';
import { tokensOf } from '../../text/search/words/tokens.js';
import { mentionsOf, runsOf } from './mentions.js';

/** Maximum number of texts that are read for the right spelling of a word, and of spellings that are tried. */
const MAX_SPELT_TEXTS = 20;
const MAX_SPELLINGS = 2;
/** Minimum letters of a word that may be misspelt: of shorter ones, most neighbours are other words (Mars, cars). */
const MIN_SPELT_LETTERS = 5;
/** How much a word counts that is spelt as somebody may have meant it. */
const SPELT = 0.8;

let known: { readonly lines: string; readonly synonyms: Synonyms } | undefined;

/** The synonyms of all data sets. They are read again only when they have changed. */
export async function synonymsIn(graph: Graph): Promise<Synonyms> {
  const lines = (await keptDataSets(graph)).flatMap(({ synonyms = [] }) => synonyms);
  const key = lines.join('\n');
  if (known?.lines !== key) known = { lines: key, synonyms: new Synonyms(lines) };
  return known.synonyms;
}

/** A name of a source or of a provision is a sentence, which means nothing else. */
const bearers: ReadonlySet<string> = new Set(
  kinds.map(({ name }) => name).filter((name) => name !== 'Source' && name !== 'Provision'),
);

/**
 * The terms of a text with what means the same: synonyms, and the other names of what it names, so that a Chinese name
 * finds texts that have the English one. One statement.
 */
export async function termsOf(graph: Graph, text: string): Promise<QueryTerm[]> {
  const mentions = await mentionsOf(graph, runsOf(nameKey(text), tokensOf(text)), bearers);
  return queryTermsOf(text, await synonymsIn(graph), mentions);
}

const spellingStatement = `
  UNWIND $words AS word
  CALL (word) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', word.query, {limit: $limit}) YIELD node
    RETURN collect([node.name, node.summary, node.text]) AS texts
  }
  RETURN word.at, texts`;

type Spelt = readonly [at: number, texts: readonly (readonly (string | null)[])[]];

/**
 * The same terms with the words of texts and synonyms that are nearest in spelling to those that were not found.
 * Undefined if there are none. At most one statement.
 */
export async function spelt(
  graph: Graph,
  terms: readonly QueryTerm[],
  isFound: (term: number) => boolean,
): Promise<QueryTerm[] | undefined> {
  const unknown = terms.flatMap(({ text, phrases }, at) => {
    const [token, ...more] = tokensOf(text);
    const isWord = token && more.length === 0 && phrases.length === 1;
    const isLong = token && token.text.length >= MIN_SPELT_LETTERS;
    return isWord && isLong && !isFound(at) && canBeMisspelt(token) ? [{ at, token }] : [];
  });
  if (unknown.length === 0) return undefined;
  const synonyms = await synonymsIn(graph);
  const rows = await graph.read<Spelt>(spellingStatement, {
    words: unknown.map(({ at, token }) => ({
      at: int(at),
      query: `textKeys:${quoted(token.term)}~2`,
    })),
    limit: int(MAX_SPELT_TEXTS),
  });
  const inTexts = new Map(rows.map(([at, texts]) => [at, texts.flat()]));
  const meant = new Map(
    unknown.map(({ at, token }) => {
      const words = (inTexts.get(at) ?? []).flatMap((text) =>
        text ? tokensOf(text).map((one) => one.text) : [],
      );
      return [at, nearest(token.text, [...words, ...synonyms.keys])] as const;
    }),
  );
  if ([...meant.values()].every((words) => words.length === 0)) return undefined;
  return terms.map((term, at) => {
    const others = (meant.get(at) ?? []).flatMap((word) => [
      { ...phraseOf(word), quality: SPELT },
      ...(synonyms.at(tokensOf(word), 0)?.group ?? []).map((one) => ({
        ...one,
        quality: one.quality * SPELT,
      })),
    ]);
    const unique = new Map([...term.phrases, ...others].map((one) => [keyOf(one), one]));
    return others.length > 0 ? { ...term, phrases: [...unique.values()] } : term;
  });
}

/** The words with the fewest wrong letters, each once. */
function nearest(word: string, among: readonly string[]): string[] {
  const found = new Map<string, number>();
  for (const one of new Set(among)) {
    const edits = misspelt(word, one);
    if (edits !== undefined && edits > 0) found.set(one, edits);
  }
  const least = Math.min(...found.values());
  return [...found.keys()].filter((one) => found.get(one) === least).slice(0, MAX_SPELLINGS);
}
