import type { Graph } from '../connect.js';
import type { Asked } from './asked.js';
import { candidates } from './candidates.js';
import { type Hit, hitsAmong } from './match.js';
import { type Sieve, sievesFor, type Tier } from './sieve.js';

/**
 * Hits, best first, and the sorts of look-ups that were cut and could have brought more of them. Misspellings, which
 * cost as much as all the rest, are looked for only where nothing is spelt as asked.
 */
export async function find(
  graph: Graph,
  asked: Asked,
  kinds: readonly string[],
): Promise<{ hits: Hit[]; cut: Set<Tier> }> {
  if (kinds.length === 0) return { hits: [], cut: new Set() };
  const sieves = sievesFor(asked, kinds);
  const isFuzzy = ({ tier }: Sieve) => tier === 'FUZZY';
  const plain = await candidates(
    graph,
    sieves.filter((sieve) => !isFuzzy(sieve)),
    kinds,
  );
  const hits = hitsAmong(asked, plain.found, plain.saidBy);
  const fuzzy = sieves.filter(isFuzzy);
  if (fuzzy.length === 0 || hits.some(({ match }) => match.how !== 'MENTION'))
    return { hits, cut: plain.cut };
  const more = await candidates(graph, fuzzy, kinds);
  const known = new Set(plain.found.map(({ id }) => id));
  const found = [...plain.found, ...more.found.filter(({ id }) => !known.has(id))];
  const all = hitsAmong(asked, found);
  const cut = new Set(plain.cut);
  if (more.cut.has('FUZZY') && all.some(({ match }) => match.how === 'FUZZY')) cut.add('FUZZY');
  return { hits: all, cut };
}
