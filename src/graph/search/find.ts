import type { Graph } from '../connect.js';
import type { Asked } from './asked.js';
import { candidates } from './candidates.js';
import { type Hit, hitsAmong } from './match.js';
import { sievesFor, type Tier } from './sieve.js';

/** Hits, best first, and the sorts of look-ups that were cut and could have brought more of them. */
export async function find(
  graph: Graph,
  asked: Asked,
  kinds: readonly string[],
): Promise<{ hits: Hit[]; cut: Set<Tier> }> {
  if (kinds.length === 0) return { hits: [], cut: new Set() };
  const { found, cut } = await candidates(graph, sievesFor(asked, kinds), kinds);
  const hits = hitsAmong(asked, found);
  if (!hits.some(({ match }) => match.how === 'FUZZY')) cut.delete('FUZZY');
  return { hits, cut };
}
