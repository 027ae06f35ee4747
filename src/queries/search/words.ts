import type { Graph } from '../../neo4j/graph.js';
import { fieldShapes, kindNamed, kinds, searchIndex, vocabularies } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import {
  type CandidateRow,
  candidateOf,
  type SearchCandidate,
} from '../../text/search/candidate.js';
import { byRank, type ComparedText, Hit } from '../../text/search/ranking.js';
import type { QueryTerm } from '../../text/search/words/query-terms.js';
import {
  fieldWeights,
  Matcher,
  type ReadText,
  readText,
  scoreWords,
} from '../../text/search/words/score-words.js';
import { textQuery } from '../../text/search/words/text-keys.js';
import { type KindHints, kindHints } from './kind-words.js';
import { spelt, termsOf } from './query-words.js';
import { type EntityRow, entityColumns, Ties } from './ties.js';

/** Maximum number of entities per term and language; rarer words are read whole, of common ones Lucene's best. */
const MAX_OF_TERM = 150;
/** Maximum number of entities that are scored by their own texts: those in which the rarest words stand. */
const MAX_SCORED = 200;
/**
 * Maximum number of entities whose ties are read at once, and how often: the second time reads those of what is tied.
 */
const MAX_EXPANDED = 60;
const ROUNDS = 2;
/** Maximum number of hits: more than anybody reads of an answer that matches a part of the query. */
const MAX_HITS = 100;
/** A hit below this share of the best score matches words that say little. */
const MIN_SHARE = 0.3;

const columns = entityColumns('node');

/** For each look-up the number of entities, and the entities in which the rarest words stand. */
const findStatement = `
  CALL () { MATCH (n) RETURN count(n) AS size }
  CALL () {
    UNWIND $lookUps AS one
    CALL (one) {
      CALL db.index.fulltext.queryNodes('${searchIndex}', one.query, {limit: $limit}) YIELD node
      RETURN collect(node) AS found
    }
    RETURN collect([one.term, found]) AS lists
  }
  CALL (lists, size) {
    UNWIND lists AS list
    UNWIND list[1] AS node
    WITH list[0] AS term, node, max(log(1 + toFloat(size) / size(list[1]))) AS rarity
    WITH node, sum(rarity) AS weight WHERE labels(node)[0] IN $kinds
    WITH node ORDER BY weight DESC, node.id LIMIT $most
    RETURN collect([${columns}]) AS found
  }
  RETURN size, [list IN lists | [list[0], size(list[1])]], found`;

interface Scored {
  readonly of: SearchCandidate;
  readonly type: string | null;
  /** Its own texts, with what each is. */
  readonly own: readonly { readonly compared: ComparedText; readonly read: ReadText }[];
}

/**
 * The entities in whose names and texts, or those of what they are tied to, words of a text stand, best first. Four
 * statements, and two more where a word is in no text. At most MAX_HITS; an entity that matches few or common words may
 * be missing.
 */
export async function findByWords(
  graph: Graph,
  text: string,
  among: readonly string[],
): Promise<readonly Hit[]> {
  const typed = await termsOf(graph, text);
  const first = await lookUp(graph, typed);
  const corrected = await spelt(graph, typed, (at) => (first.rarity[at]?.found ?? 0) > 0);
  const terms = corrected ?? typed;
  const { found, rarity: counted } = corrected ? await lookUp(graph, corrected) : first;
  const rarity = counted.map(({ rarity: one }) => one);
  const scored = new Map<string, Scored>();
  for (const [entity, type] of found) await add(scored, entity, type);
  const ties = new Ties();
  const asked = { matcher: new Matcher(terms), rarity, hints: kindHints(terms) };
  const around = (one: Scored) => ties.textsAround(one.of, (id) => scored.get(id)?.own ?? []);
  for (let round = 0; round < ROUNDS; round++) {
    const ranked = await rank([...scored.values()], asked, around);
    const ids = ties.worthReading(ranked.map(({ id }) => id)).slice(0, MAX_EXPANDED);
    if (ids.length === 0) break;
    for (const [entity, type] of await ties.read(graph, ids)) await add(scored, entity, type);
  }
  const wanted = [...scored.values()].filter(({ of }) => among.includes(of.kind));
  const hits = await rank(wanted, asked, around);
  const least = (hits[0]?.score ?? 0) * MIN_SHARE;
  return hits
    .filter(({ score }) => score >= least)
    .slice(0, MAX_HITS)
    .map(({ hit }) => hit);
}

type FoundRow = readonly [
  size: number,
  numbers: readonly (readonly [number, number])[],
  found: readonly EntityRow[],
];

/** The entities in whose texts the rarest terms stand, and for each term in how many it does and how rare it is. */
async function lookUp(graph: Graph, terms: readonly QueryTerm[]) {
  const [row] = await graph.read<FoundRow>(findStatement, {
    lookUps: terms.flatMap(lookUpsFor),
    limit: int(MAX_OF_TERM),
    most: int(MAX_SCORED),
    // What is tied to an entity of another kind may be meant.
    kinds: kinds.map(({ name }) => name),
  });
  const [size, numbers, found] = row ?? [0, [], []];
  const rarity = terms.map((_, at) => {
    const most = numbers.filter(([term]) => term === at).map(([, number]) => number);
    const sum = most.reduce((all, one) => all + one, 0);
    return { found: sum, rarity: Math.log(1 + size / (1 + sum)) };
  });
  return { found, rarity };
}

/** One look-up for each language of a term: any of its phrases. */
function lookUpsFor({ phrases }: QueryTerm, term: number) {
  const han = phrases.filter((one) => one.han).map((one) => one.han);
  const latin = phrases.filter((one) => !one.han).map((one) => one.text);
  return [latin, han].flatMap((some) => {
    const query = textQuery(some);
    return query === undefined ? [] : [{ term: int(term), query }];
  });
}

async function add(scored: Map<string, Scored>, entity: CandidateRow, type: string | null) {
  if (scored.has(entity[0])) return;
  if (isTurnOver()) await nextTurn();
  const of = candidateOf(entity);
  const said: ComparedText[] = [
    ...of.names.filter(({ field }) => field !== 'ID'),
    ...of.texts.map(({ text, field }) => ({
      text,
      field,
      language: 'EN' as const,
      nameKind: null,
    })),
  ];
  const texts = [
    ...said.map((compared) => ({ compared, weight: weightOf(compared.field) })),
    ...typeTexts(of.kind, type),
  ];
  const own = texts.map(({ compared, weight }) => ({
    compared,
    read: readText({ text: compared.text, weight }),
  }));
  scored.set(of.id, { of, type, own });
}

function weightOf(field: ComparedText['field']): number {
  return field in fieldWeights
    ? fieldWeights[field as keyof typeof fieldWeights]
    : fieldWeights.NAME;
}

/** The words for the kind and the type of an entity, in both languages. */
function typeTexts(
  kind: string,
  type: string | null,
): { readonly compared: ComparedText; readonly weight: number }[] {
  const field = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === 'type');
  const label = vocabularies.find(({ name }) => name === field?.vocabulary)?.terms[type ?? '']
    ?.label;
  const texts = (words: { readonly en: string; readonly zh: string }, weight: number) =>
    (['EN', 'ZH'] as const).map((language) => ({
      compared: {
        ...{ text: language === 'EN' ? words.en : words.zh, language, nameKind: null },
        field: 'TYPE' as const,
      },
      weight,
    }));
  return [
    ...(label ? texts(label, fieldWeights.TYPE) : []),
    ...texts(kindNamed(kind).label, fieldWeights.KIND),
  ];
}

interface Asked {
  readonly matcher: Matcher;
  readonly rarity: readonly number[];
  readonly hints: KindHints;
}

async function rank(
  all: readonly Scored[],
  { matcher, rarity, hints }: Asked,
  around: (one: Scored) => Scored['own'],
) {
  const hits: { readonly id: string; readonly score: number; readonly hit: Hit }[] = [];
  for (const one of all) {
    if (isTurnOver()) await nextTurn();
    const texts = [...one.own, ...around(one)];
    const found = scoreWords(
      matcher,
      rarity,
      texts.map(({ read }) => read),
    );
    const best = found && texts[found.best];
    if (!found || !best) continue;
    const { matched, missing, spans } = found;
    const score =
      found.score * (kindWeights[one.of.kind] ?? 1) * hints.weightOf(one.of.kind, one.type);
    // Whole thousandths, so that a cursor holds them exactly.
    const distance = 1_000 - Math.round((1_000 * score) / hints.most);
    const comparison = { how: 'WORDS' as const, distance, inPinyin: false, stretches: spans };
    const hit = new Hit(one.of, best.compared, { ...comparison, words: { matched, missing } });
    hits.push({ id: one.of.id, score, hit });
  }
  return hits.sort((a, b) => byRank(a.hit, b.hit));
}

/**
 * Sources report on the rest; provisions belong to policies; and whoever describes something mostly means what was
 * decided or done, not the sector or the agency that share its words.
 */
const kindWeights: Readonly<Record<string, number>> = {
  Source: 0.6,
  Provision: 0.85,
  Sector: 0.8,
  Agency: 0.85,
  Place: 0.6,
};
