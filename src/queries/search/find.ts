import type { Graph } from '../../neo4j/graph.js';
import { nameKey } from '../../text/normalise/fold.js';
import { mayBeOrgan, normaliseName, partsOf } from '../../text/normalise/normalised-name.js';
import { hitsAmong, speltAmong } from '../../text/search/best-hits.js';
import {
  type CandidateQuery,
  candidateQueriesFor,
  type Tier,
} from '../../text/search/candidate-queries.js';
import { byRank, Hit } from '../../text/search/ranking.js';
import { inOtherForm } from '../../text/search/scorers.js';
import type { SearchText } from '../../text/search/search-text.js';
import { bearersByForm } from '../match/by-form.js';
import { fetchCandidates } from './candidates.js';
import { findByWords } from './words.js';

/** How the hits are used, so that no more is compared than needed. */
export interface Needs {
  /** Whether all hits are counted. */
  readonly total: boolean;
  /** Whether these hits, all by name, fill the page. Mentions always rank behind them. */
  readonly isEnough: (named: readonly Hit[]) => boolean;
  /** Whether to look for names that the text gives in another form. Default: yes. */
  readonly otherForms?: boolean;
  /** Whether single words may match if no name does. Default: no. */
  readonly words?: boolean;
}

/**
 * The hits, best first, and the purposes of look-ups that were cut off and could have returned more. Names in another
 * form, such as without the country, are looked up if no name is exactly the text; they rank as exact ones.
 * Misspellings cost as much as everything else, so they are searched only if no name matches the spelling. Texts are
 * read only if the names leave something open.
 */
export async function find(
  graph: Graph,
  asked: SearchText,
  kinds: readonly string[],
  needs: Needs,
): Promise<Found> {
  const named = await findByName(graph, asked, kinds, needs);
  if (!needs.words || named.hits.some((hit) => leavesNothing(hit, asked))) return named;
  // More texts hold every word than are read, and what holds some of them ranks behind.
  if (named.cut.has('MENTION')) return named;
  const byWords = await findByWords(graph, asked.text, kinds);
  const ids = new Set(named.hits.map(({ id }) => id));
  const more = byWords.filter(({ id }) => !ids.has(id));
  if (more.length === 0) return named;
  return { hits: [...named.hits, ...more], cut: new Set([...named.cut, 'WORDS']) };
}

/**
 * Whether a hit by name answers the text, so that its single words are not looked for. A name that only resembles the
 * text may be a part of it: in 宁德时代定增 the company is named, and what it did is asked for.
 */
function leavesNothing({ how, match }: Hit, { key }: SearchText): boolean {
  if (how === 'MENTION') return false;
  return how !== 'FUZZY' || !key.includes(nameKey(match.text));
}

interface Found {
  readonly hits: readonly Hit[];
  readonly cut: ReadonlySet<Tier>;
}

async function findByName(
  graph: Graph,
  asked: SearchText,
  kinds: readonly string[],
  { total, isEnough, otherForms = true }: Needs,
): Promise<Found> {
  if (kinds.length === 0) return { hits: [], cut: new Set() };
  const sieves = candidateQueriesFor(asked, kinds);
  const isFuzzy = ({ tier }: CandidateQuery) => tier === 'FUZZY';
  const usual = sieves.filter((sieve) => !isFuzzy(sieve));
  const lean = await fetchCandidates(graph, usual, kinds, { namesMayDo: !total });
  const spelt = await speltAmong(asked, lean.named, lean.saidBy);
  const meant =
    otherForms && mayBeInOtherForm(asked, spelt) ? await hitsByForm(graph, asked, kinds) : [];
  const named = united(meant, spelt);
  if (!total && isEnough(named)) return { hits: named, cut: lean.cut };
  const known = new Set(spelt.map(({ id }) => id));
  const isWhole =
    !lean.leftOutTexts && lean.found.every(({ id }) => known.has(id) || !lean.isUnread(id));
  const plain = isWhole ? lean : await fetchCandidates(graph, usual, kinds);
  const byName = isWhole ? spelt : await speltAmong(asked, plain.named, plain.saidBy);
  const hits = united(meant, await hitsAmong(asked, plain.found, plain.saidBy, byName));
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

/**
 * Whether the text may name an entity in another form. Not if a name is exactly the text, and of texts that are spelt
 * like some names, only those that have another form or may be the name of an organ.
 */
function mayBeInOtherForm({ text, whole }: SearchText, spelt: readonly Hit[]): boolean {
  if (spelt[0]?.how === 'EXACT') return false;
  if (spelt.length === 0) return true;
  const reading = normaliseName(text);
  const { plain, stateless, official } = reading;
  const hasOther = [plain, stateless, official].some((form) => form !== whole);
  return hasOther || mayBeOrgan(reading) || partsOf(text).length > 0;
}

async function hitsByForm(
  graph: Graph,
  { text }: SearchText,
  kinds: readonly string[],
): Promise<Hit[]> {
  const [bearers = []] = await bearersByForm(graph, [{ name: text, kinds }]);
  return bearers.flatMap(({ of, name }) => {
    const compared = of.names.find((one) => one.text === name);
    return compared ? [new Hit(of, compared, inOtherForm(name))] : [];
  });
}

/** Both lists in their order. An entity in both has its hit of the first. */
function united(meant: readonly Hit[], others: readonly Hit[]): readonly Hit[] {
  if (meant.length === 0) return others;
  const ids = new Set(meant.map(({ id }) => id));
  return [...meant, ...others.filter(({ id }) => !ids.has(id))].sort(byRank);
}
