import type { Graph } from '../../neo4j/graph.js';
import { hitsAmong, speltAmong } from '../../text/search/best-hits.js';
import {
  type CandidateQuery,
  candidateQueriesFor,
  type Tier,
} from '../../text/search/candidate-queries.js';
import type { Hit } from '../../text/search/ranking.js';
import type { Asked } from '../../text/search/search-text.js';
import { fetchCandidates } from './candidates.js';

/** What becomes of hits, so that no more is compared than that needs. */
export interface Needs {
  /** Whether all hits are to be counted. */
  readonly total: boolean;
  /** Whether these hits, all by name, fill the page. Whatever mentions it comes behind them. */
  readonly isEnough: (named: readonly Hit[]) => boolean;
}

/**
 * Hits, best first, and the sorts of look-ups that were cut and could have brought more of them. Misspellings, which
 * cost as much as all the rest, are looked for only where nothing is spelt as asked; texts are read only where names
 * leave something open.
 */
export async function find(
  graph: Graph,
  asked: Asked,
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
