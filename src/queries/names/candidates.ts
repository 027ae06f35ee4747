import type { Graph } from '../../neo4j/graph.js';
import { beginningOf } from '../../text/normalise/fold.js';
import { askedFor, MAX_TEXT_LENGTH } from '../../text/search/search-text.js';
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
  UNWIND [['entity_name_key', $fuzzyName], ['entity_text_en', $fuzzyWords], ['entity_text_zh', $words]] AS search
  CALL (search) {
    CALL db.index.fulltext.queryNodes(search[0], search[1], {limit: 50}) YIELD node, score
    WHERE labels(node)[0] IN $kinds
    RETURN node, score LIMIT ${MAX_CANDIDATES}
  }
  WITH node, max(CASE search[0] WHEN 'entity_name_key' THEN score + 100 ELSE score END) AS rank
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

/** Entities of the kinds with similar names, best first, for the message about an unknown name. */
export async function candidatesFor(
  graph: Graph,
  text: string,
  kinds: readonly string[],
): Promise<NameCandidate[]> {
  // Each word is a separate look-up, so only the beginning of a long text is used.
  const beginning = beginningOf(text, MAX_TEXT_LENGTH);
  const words = beginning.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const near = await nearNames(graph, beginning, kinds);
  if (near.length > 0) return near;
  const rows = await graph.read(statement, {
    kinds,
    // Only letters and digits are left, so the tilde for fuzzy matching is the only Lucene syntax.
    fuzzyName: words.map((word) => `${word}~2`).join(' OR '),
    fuzzyWords: words.map((word) => `${word}~1`).join(' OR '),
    words: words.join(' '),
  });
  return rows.map(([id, kind, name, nameZh]) => ({ id, kind, name, nameZh }) as NameCandidate);
}
