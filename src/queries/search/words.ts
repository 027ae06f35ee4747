import { keptDataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import { fieldShapes, kindNamed, kinds, relations, vocabularies } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import {
  type CandidateRow,
  candidateOf,
  type SearchCandidate,
} from '../../text/search/candidate.js';
import { phrase as exactTerm } from '../../text/search/candidate-queries.js';
import { byRank, type ComparedText, Hit } from '../../text/search/ranking.js';
import { type QueryTerm, queryTermsOf } from '../../text/search/words/query-terms.js';
import {
  fieldWeights,
  type ReadText,
  readText,
  scoreWords,
} from '../../text/search/words/score-words.js';
import { Synonyms } from '../../text/search/words/synonyms.js';

/** Maximum number of entities per term and index; rarer words are read whole, of common ones Lucene's best. */
const MAX_OF_TERM = 150;
/** Maximum number of entities that are scored by their own texts: those in which the rarest words stand. */
const MAX_SCORED = 200;
/** Maximum number of entities whose ties are read, and of ties of each. */
const MAX_EXPANDED = 60;
const MAX_TIES = 24;
/** Maximum number of hits: more than anybody reads of an answer that matches a part of the query. */
const MAX_HITS = 100;
/** A hit below this share of the best score matches words that say little. */
const MIN_SHARE = 0.3;

/** Ties by which an entity is found: all that say something of it, not who published or cites it. */
const followed = relations
  .filter(({ name, derived }) => !derived && name !== 'CITES' && name !== 'PUBLISHED_BY')
  .map(({ name }) => name);

const columns = (node: string) =>
  `[${node}.id, labels(${node})[0], ${node}.name, ${node}.nameZh, ${node}.names_text, ${node}.names_language, ${node}.names_kind, ${node}.summary, ${node}.text], ${node}.type`;

/** For each look-up the number of entities, and the entities in which the rarest words stand. */
const findStatement = `
  CALL () { MATCH (n) RETURN count(n) AS size }
  CALL () {
    UNWIND $lookUps AS one
    CALL (one) {
      CALL db.index.fulltext.queryNodes(one.index, one.query, {limit: $limit}) YIELD node
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
    RETURN collect([${columns('node')}]) AS found
  }
  RETURN size, [list IN lists | [list[0], size(list[1])]], found`;

/**
 * The ties of some entities: each pair once, and the entities at the other ends. The index of names has their ids, too;
 * a look-up by kind in each of nine indexes takes Neo4j seconds to plan.
 */
const tiesStatement = `
  CALL db.index.fulltext.queryNodes('entity_name_key', $query) YIELD node AS n WHERE n.id IN $ids
  CALL (n) {
    MATCH (n)-[:${followed.join('|')}]-(m) WITH DISTINCT m LIMIT $most
    RETURN collect(m) AS tied
  }
  WITH collect([n.id, [m IN tied | m.id]]) AS pairs, collect(tied) AS all
  CALL (all) {
    UNWIND all AS some UNWIND some AS m WITH DISTINCT m
    RETURN collect([${columns('m')}]) AS found
  }
  RETURN pairs, found`;

type EntityRow = readonly [entity: CandidateRow, type: string | null];

interface Scored {
  readonly of: SearchCandidate;
  /** Its own texts, with what each is. */
  readonly own: readonly { readonly compared: ComparedText; readonly read: ReadText }[];
}

/**
 * The entities in whose names and texts, or those of what they are tied to, words of a text stand, best first. Two
 * statements. At most MAX_HITS; an entity that matches few or common words may be missing.
 */
export async function findByWords(
  graph: Graph,
  text: string,
  among: readonly string[],
): Promise<readonly Hit[]> {
  const terms = queryTermsOf(text, await synonymsIn(graph));
  const [row] = await graph.read<FoundRow>(findStatement, {
    lookUps: terms.flatMap(lookUpsFor),
    limit: int(MAX_OF_TERM),
    most: int(MAX_SCORED),
    // What is tied to an entity of another kind may be meant.
    kinds: kinds.map(({ name }) => name),
  });
  if (!row) return [];
  const [size, numbers, found] = row;
  const rarity = terms.map((_, at) => {
    const most = numbers.filter(([term]) => term === at).map(([, number]) => number);
    return Math.log(1 + size / (1 + most.reduce((sum, one) => sum + one, 0)));
  });
  const scored = new Map<string, Scored>();
  for (const [entity, type] of found) await add(scored, entity, type);
  const first = await rank([...scored.values()], terms, rarity, () => []);
  const ids = first.slice(0, MAX_EXPANDED).map(({ id }) => id);
  if (ids.length === 0) return [];
  const [tied] = await graph.read<TiedRow>(tiesStatement, {
    ids,
    query: ids.map(exactTerm).join(' '),
    most: int(MAX_TIES),
  });
  for (const [entity, type] of tied?.[1] ?? []) await add(scored, entity, type);
  const ties = new Map<string, Set<string>>();
  for (const [from, others] of tied?.[0] ?? [])
    for (const to of others) {
      ties.set(from, (ties.get(from) ?? new Set()).add(to));
      ties.set(to, (ties.get(to) ?? new Set()).add(from));
    }
  const around = ({ of }: Scored) =>
    [...(ties.get(of.id) ?? [])].flatMap((id) => tiedTextsOf(scored.get(id)));
  const wanted = [...scored.values()].filter(({ of }) => among.includes(of.kind));
  const hits = await rank(wanted, terms, rarity, around);
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
type TiedRow = readonly [
  pairs: readonly (readonly [string, readonly string[]])[],
  found: readonly EntityRow[],
];

/** One look-up per term and index: any of its phrases. */
function lookUpsFor({ phrases }: QueryTerm, term: number) {
  const han = phrases.filter((one) => one.han).map((one) => exactTerm(one.han));
  const latin = phrases.filter((one) => !one.han).map((one) => exactTerm(one.text));
  return [
    ...(latin.length > 0
      ? [{ term: int(term), index: 'entity_text_en', query: latin.join(' ') }]
      : []),
    ...(han.length > 0 ? [{ term: int(term), index: 'entity_text_zh', query: han.join(' ') }] : []),
  ];
}

async function add(scored: Map<string, Scored>, entity: CandidateRow, type: string | null) {
  if (scored.has(entity[0])) return;
  if (isTurnOver()) await nextTurn();
  const of = candidateOf(entity);
  const texts: ComparedText[] = [
    ...of.names.filter(({ field }) => field !== 'ID'),
    ...of.texts.map(({ text, field }) => ({
      text,
      field,
      language: 'EN' as const,
      nameKind: null,
    })),
    ...typeTexts(of.kind, type),
  ];
  const own = texts.map((compared) => ({
    compared,
    read: readText({ text: compared.text, weight: weightOf(compared.field) }),
  }));
  scored.set(of.id, { of, own });
}

function weightOf(field: ComparedText['field']): number {
  return field in fieldWeights
    ? fieldWeights[field as keyof typeof fieldWeights]
    : fieldWeights.NAME;
}

/** The words for the kind and the type of an entity, in both languages. */
function typeTexts(kind: string, type: string | null): ComparedText[] {
  const field = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === 'type');
  const label = vocabularies.find(({ name }) => name === field?.vocabulary)?.terms[type ?? '']
    ?.label;
  const own = kindNamed(kind).label;
  const text = (words: string, language: 'EN' | 'ZH') => ({
    ...{ text: words, language, nameKind: null },
    field: 'TYPE' as const,
  });
  return [
    text([own.en, label?.en].filter(Boolean).join(', '), 'EN'),
    text([own.zh, label?.zh].filter(Boolean).join('，'), 'ZH'),
  ];
}

/** What counts for the entities that are tied to this one: its names, and the text of a provision. */
function tiedTextsOf(scored: Scored | undefined): Scored['own'] {
  return (scored?.own ?? [])
    .filter(({ compared: { field } }) => field !== 'SUMMARY' && field !== 'TYPE')
    .map(({ compared, read }) => ({
      compared: { ...compared, field: 'TIED' },
      read: { ...read, weight: fieldWeights.TIED },
    }));
}

async function rank(
  all: readonly Scored[],
  terms: readonly QueryTerm[],
  rarity: readonly number[],
  around: (one: Scored) => Scored['own'],
) {
  const hits: { readonly id: string; readonly score: number; readonly hit: Hit }[] = [];
  for (const one of all) {
    if (isTurnOver()) await nextTurn();
    const texts = [...one.own, ...around(one)];
    const found = scoreWords(
      terms,
      rarity,
      texts.map(({ read }) => read),
    );
    const best = found && texts[found.best];
    if (!found || !best) continue;
    const { matched, missing, spans } = found;
    const score = found.score * (kindWeights[one.of.kind] ?? 1);
    // Whole thousandths, so that a cursor holds them exactly.
    const distance = 1_000 - Math.round(1_000 * score);
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
};

let known: { readonly lines: string; readonly synonyms: Synonyms } | undefined;

/** The synonyms of all data sets. They are read again only when they have changed. */
export async function synonymsIn(graph: Graph): Promise<Synonyms> {
  const lines = (await keptDataSets(graph)).flatMap(({ synonyms = [] }) => synonyms);
  const key = lines.join('\n');
  if (known?.lines !== key) known = { lines: key, synonyms: new Synonyms(lines) };
  return known.synonyms;
}
