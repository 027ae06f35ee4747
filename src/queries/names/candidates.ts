import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import { mapInTurns } from '../../runtime/event-loop.js';
import { editsAllowed, misspelt } from '../../text/normalise/edit-distance.js';
import { beginningOf, nameKey } from '../../text/normalise/fold.js';
import { kindMark, wholeName } from '../../text/normalise/search-keys.js';
import { pairsOf, type Word, wordsOf } from '../../text/normalise/words.js';
import { inSearchKeys, quoted } from '../../text/search/candidate-queries.js';
import { askedFor, MAX_TEXT_LENGTH } from '../../text/search/search-text.js';
import { isTooCommon } from '../../text/search/words/stop-words.js';
import { inOrder } from '../../text/search/words/text-keys.js';
import { stemOf } from '../../text/search/words/tokens.js';
import { find } from '../search/find.js';

export interface NameCandidate {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly nameZh: string | null;
}

/** Maximum number of suggestions in an error message. */
const MAX_CANDIDATES = 5;
/** Maximum number of entities per look-up that are compared with the name: more than share a word in any register. */
const MAX_COMPARED = 200;
/** Maximum number of words of a name that are looked up and compared. */
const MAX_WORDS = 10;

const statement = `
  UNWIND $queries AS query
  CALL (query) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', query, {limit: ${MAX_COMPARED}}) YIELD node
    WHERE labels(node)[0] IN $kinds
    RETURN node
  }
  WITH DISTINCT node
  RETURN node.id, labels(node)[0], node.name, node.nameZh, coalesce(node.names_text, [])`;

type Row = readonly [
  id: string,
  kind: string,
  name: string,
  nameZh: string | null,
  further: readonly string[],
];

/** What a search finds by name: parts of names, pinyin, misspellings. */
async function nearNames(
  graph: Graph,
  text: string,
  kinds: readonly string[],
): Promise<NameCandidate[]> {
  const { hits } = await find(graph, askedFor(text), kinds, {
    total: false,
    // A name in another form was looked up before.
    otherForms: false,
    isEnough: (named) => named.length > 0,
  });
  return hits
    .filter(({ how }) => how !== 'MENTION')
    .slice(0, MAX_CANDIDATES)
    .map(({ of: { id, kind, names } }) => ({
      id,
      kind,
      name: names.find(({ field }) => field === 'NAME')?.text ?? id,
      nameZh: names.find(({ field }) => field === 'NAME_ZH')?.text ?? null,
    }));
}

/** A clause for a word in a text: English misspelt, Chinese exactly. */
function inTexts({ text, isHan }: Word): string {
  return isHan ? inOrder(pairsOf(text)) : near(stemOf(text));
}

/** A clause for the index term of a word, misspelt by as much as its length allows. */
function near(word: string, term = word): string {
  const edits = editsAllowed(word.length, false);
  return quoted(term) + (edits > 0 ? `~${edits}` : '');
}

/** Entities of the kinds with similar names, best first, for the message about an unknown name. */
export async function candidatesFor(
  graph: Graph,
  text: string,
  kinds: readonly string[],
): Promise<NameCandidate[]> {
  // Each word is a separate look-up, so only the beginning of a long text is used.
  const beginning = beginningOf(text, MAX_TEXT_LENGTH);
  const all = wordsOf(nameKey(beginning));
  const telling = all.filter(({ text }) => !isTooCommon(text));
  const words = (telling.length > 0 ? telling : all).slice(0, MAX_WORDS);
  if (words.length === 0) return [];
  const byName = await nearNames(graph, beginning, kinds);
  if (byName.length > 0) return byName;
  const ofKinds = `+${inSearchKeys(kinds.map((kind) => quoted(kindMark(kind))).join(' '))}`;
  const rows = await graph.read<Row>(statement, {
    kinds,
    queries: [
      inSearchKeys(words.map(({ text }) => near(text, wholeName(text))).join(' ')),
      inSearchKeys(words.map(({ text }) => near(text)).join(' ')),
      `textKeys:(${words.map(inTexts).join(' ')})`,
    ].map((query) => `${ofKinds} +${query}`),
  });
  // By the names alone: Lucene's score changes with what else was ever written.
  const compared = await mapInTurns(
    rows,
    ([id, kind, name, nameZh, further]) => ({
      candidate: { id, kind, name, nameZh },
      shared: Math.max(...[name, nameZh ?? '', ...further].map((one) => sharedOf(words, one))),
    }),
    graph,
  );
  return compared
    .sort((a, b) => b.shared - a.shared || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(({ candidate }) => candidate);
}

/** How many of the words stand in a name, correctly or misspelt, and a little more if it has few others. */
function sharedOf(words: readonly Word[], name: string): number {
  const key = nameKey(name);
  const own = wordsOf(key).map(({ text }) => text);
  const shared = words.reduce((sum, word) => sum + shareOf(word, key, own), 0);
  return shared > 0 ? shared + 1 / (1 + own.length) : 0;
}

/** Whether a word stands in a name: 0 or 1, and of Chinese the share of its pairs of characters that do. */
function shareOf({ text, isHan }: Word, key: string, own: readonly string[]): number {
  if (!isHan) return own.some((one) => one === text || misspelt(text, one) !== undefined) ? 1 : 0;
  const pairs = pairsOf(text);
  return pairs.filter((pair) => key.includes(pair)).length / pairs.length;
}
