import type { Graph } from '../../neo4j/graph.js';
import { hitsAmong, speltAmong } from '../../text/search/best-hits.js';
import {
  type CandidateQuery,
  candidateQueriesFor,
  type Tier,
} from '../../text/search/candidate-queries.js';
import type { Hit } from '../../text/search/ranking.js';
import type { SearchText } from '../../text/search/search-text.js';
import { fetchCandidates } from './candidates.js';

/** How the hits are used, so that no more is compared than needed. */
export interface Needs {
  /** Whether all hits are counted. */
  readonly total: boolean;
  /** Whether these hits, all by name, fill the page. Mentions always rank behind them. */
  readonly isEnough: (named: readonly Hit[]) => boolean;
}

/**
 * The hits, best first, and the purposes of look-ups that were cut off and could have returned more. Misspellings
 * cost as much as everything else, so they are searched only if no name matches the spelling. Texts are read only if
 * the names leave something open.
 */
export async function find(
  graph: Graph,
  asked: SearchText,
  kinds: readonly string[],
  { total, isEnough }: Needs,
): Promise<{ hits: readonly Hit[]; cut: ReadonlySet<Tier> }> {
  if (kinds.length === 0) return { hits: [], cut: new Set() };
  const sieves = candidateQueriesFor(asked, kinds);
  const isFuzzy = ({ tier }: CandidateQuery) => tier === 'FUZZY';
  const usual = sieves.filter((sieve) => !isFuzzy(sieve));
  const lean = await fetchCandidates(graph, usual, kinds, { namesMayDo: !total });
  const spelt = await speltAmong(asked, lean.found, lean.saidBy);
  if (!total && isEnough(spelt)) return { hits: spelt, cut: lean.cut };
  const known = new Set(spelt.map(({ id }) => id));
  const isWhole = lean.found.every(({ id }) => known.has(id) || !lean.isUnread(id));
  const plain = isWhole ? lean : await fetchCandidates(graph, usual, kinds);
  const hits = await hitsAmong(asked, plain.found, plain.saidBy, isWhole ? spelt : undefined);
  const fuzzy = sieves.filter(isFuzzy);
  if (fuzzy.length === 0 || hits.some(({ how }) => how !== 'MENTION'))
    return { hits, cut: plain.cut };
  const more = await fetchCandidates(graph, fuzzy, kinds);
  const before = new Set(plain.found.map(({ id }) => id));
  const all = await hitsAmong(
    asked,
    [...plain.found, ...more.found.filter(({ id }) => !before.has(id))],
    plain.saidBy,
  );
  const cut = new Set(plain.cut);
  if (more.cut.has('FUZZY') && all.some(({ how }) => how === 'FUZZY')) cut.add('FUZZY');
  return { hits: all, cut };
}
