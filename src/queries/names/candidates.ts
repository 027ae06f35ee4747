import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import { editsAllowed } from '../../text/normalise/edit-distance.js';
import { beginningOf, nameKey } from '../../text/normalise/fold.js';
import { wholeName } from '../../text/normalise/search-keys.js';
import { pairsOf, type Word, wordsOf } from '../../text/normalise/words.js';
import { inSearchKeys, quoted } from '../../text/search/candidate-queries.js';
import { askedFor, MAX_TEXT_LENGTH } from '../../text/search/search-text.js';
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

const statement = `
  UNWIND [[200, $nearNames], [100, $nearWords], [0, $nearTexts]] AS search
  CALL (search) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', search[1], {limit: 50}) YIELD node, score
    WHERE labels(node)[0] IN $kinds
    RETURN node, score LIMIT ${MAX_CANDIDATES}
  }
  WITH node, max(score + search[0]) AS rank
  RETURN node.id, labels(node)[0], node.name, node.nameZh ORDER BY rank DESC, node.id LIMIT ${MAX_CANDIDATES}`;

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
  return isHan ? inOrder(pairsOf(text)) : misspelt(stemOf(text));
}

/** A clause for the index term of a word, misspelt by as much as its length allows. */
function misspelt(word: string, term = word): string {
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
  const words = wordsOf(nameKey(beginning));
  if (words.length === 0) return [];
  const near = await nearNames(graph, beginning, kinds);
  if (near.length > 0) return near;
  const rows = await graph.read(statement, {
    kinds,
    nearNames: inSearchKeys(words.map(({ text }) => misspelt(text, wholeName(text))).join(' ')),
    nearWords: inSearchKeys(words.map(({ text }) => misspelt(text)).join(' ')),
    nearTexts: `textKeys:(${words.map(inTexts).join(' ')})`,
  });
  return rows.map(([id, kind, name, nameZh]) => ({ id, kind, name, nameZh }) as NameCandidate);
}
