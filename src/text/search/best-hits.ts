import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { nameKey } from '../normalise/fold.js';
import type { SearchCandidate } from './candidate.js';
import { byRank, type ComparedText, Hit } from './ranking.js';
import {
  type Comparison,
  matchFuzzy,
  matchMention,
  matchPinyin,
  matchSpelling,
  type TextKey,
} from './scorers.js';
import type { SearchText } from './search-text.js';

/** Selects the entities that may have a name that sounds like the query, because computing pinyin is slow. */
export type SaidBy = (id: string) => boolean;
const anybody: SaidBy = () => true;

/**
 * The hits among candidates, best first: by match kind, distance, kind, length and id. Misspellings are considered
 * only if no name matches the spelling; a caller that already knows this can say so.
 */
export async function hitsAmong(
  asked: SearchText,
  found: readonly SearchCandidate[],
  saidBy: SaidBy = anybody,
  known?: readonly Hit[],
): Promise<Hit[]> {
  const spelt = known ?? (await speltAmong(asked, found, saidBy));
  const named =
    spelt.length > 0 ? spelt : await hits(found, (one) => bestName(asked, one, misspelt));
  const ids = new Set(named.map(({ id }) => id));
  const others = found.filter(({ id }) => !ids.has(id));
  return [...named, ...(await hits(others, (one) => bestText(asked, one)))].sort(byRank);
}

/** The hits whose spelling or pinyin matches, best first. */
export async function speltAmong(
  asked: SearchText,
  found: readonly SearchCandidate[],
  saidBy: SaidBy = anybody,
): Promise<Hit[]> {
  const all = await hits(found, (one) =>
    bestName(asked, one, saidBy(one.id) ? speltOrSaid : spelt),
  );
  return all.sort(byRank);
}

type Compare = (asked: SearchText, name: TextKey) => Comparison | undefined;

const spelt: readonly Compare[] = [matchSpelling];
const speltOrSaid: readonly Compare[] = [matchSpelling, (asked, name) => matchPinyin(asked, name)];
const misspelt: readonly Compare[] = [matchFuzzy];

/** Yields to the event loop between candidates, because some have many names and long texts. */
async function hits(
  found: readonly SearchCandidate[],
  best: (one: SearchCandidate) => Hit | undefined,
): Promise<Hit[]> {
  const all: Hit[] = [];
  for (const one of found) {
    if (isTurnOver()) await nextTurn();
    const hit = best(one);
    if (hit) all.push(hit);
  }
  return all;
}

function bestName(
  asked: SearchText,
  of: SearchCandidate,
  ways: readonly Compare[],
): Hit | undefined {
  let best: Hit | undefined;
  for (const name of of.names) {
    const isId = name.field === 'ID';
    if (isId && !asked.mayBeId) continue;
    const key = name.key ?? nameKey(name.text);
    // An id is not a name: it matches only as a whole.
    if (isId && key !== asked.whole) continue;
    best = better(best, of, name, first(isId ? spelt : ways, asked, { key }));
  }
  return best;
}

function bestText(asked: SearchText, of: SearchCandidate): Hit | undefined {
  let best: Hit | undefined;
  for (const one of of.texts) {
    const language = /^\P{L}*\p{Script=Han}/u.test(one.text) ? 'ZH' : 'EN';
    const comparison = matchMention(asked, { key: nameKey(one.text) });
    best = better(best, of, { ...one, language, nameKind: null }, comparison);
  }
  return best;
}

/** The better of two hits of one entity; the first if they are equal. */
function better(
  best: Hit | undefined,
  of: SearchCandidate,
  compared: ComparedText,
  comparison: Comparison | undefined,
): Hit | undefined {
  if (!comparison) return best;
  const hit = new Hit(of, compared, comparison);
  return best && byRank(best, hit) <= 0 ? best : hit;
}

function first(ways: readonly Compare[], asked: SearchText, name: TextKey): Comparison | undefined {
  for (const way of ways) {
    const comparison = way(asked, name);
    if (comparison) return comparison;
  }
  return undefined;
}
