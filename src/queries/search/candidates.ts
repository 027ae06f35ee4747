import type { Graph } from '../../neo4j/graph.js';
import { kinds as allKinds, kindOfId } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { type Candidate, type CandidateRow, candidateOf } from '../../text/search/candidate.js';
import type { CandidateQuery, Tier } from '../../text/search/candidate-queries.js';

/** Entities that one look-up may bring: ten pages of the usual size. An answer says when there were more. */
export const MAX_FOUND = 200;
/** Texts read through for those of the kinds asked for, which the indexes of texts do not know. */
const MAX_READ = 2_000;

const lookUpOne = `
      CALL (asked, sieve) {
        CALL db.index.fulltext.queryNodes(sieve.index, sieve.query, {limit: sieve.read}) YIELD node
        WITH count(*) AS brought, collect(CASE WHEN asked.kinds IS NULL OR labels(node)[0] IN asked.kinds THEN node END) AS found
        RETURN found[..${MAX_FOUND}] AS found, brought = sieve.read OR size(found) > ${MAX_FOUND} AS cut
      }
      RETURN collect([sieve, found, cut])`;

/**
 * The look-ups in `first` of each question, and those in `onlyCut` where look-ups of names were cut. Lists of columns,
 * which a driver reads many times faster than lists of rows.
 */
export const lookUpStatement = `
  UNWIND $asked AS asked
  CALL (asked) {
    UNWIND asked.first AS sieve ${lookUpOne} AS first
  }
  WITH asked, first, any(one IN first WHERE one[2] AND one[0].tier = 'NAME') AS isCut
  CALL (asked, isCut) {
    UNWIND CASE WHEN isCut THEN asked.onlyCut ELSE [] END AS sieve ${lookUpOne} AS more
  }
  WITH asked, first + more AS lists, isCut
  CALL (asked, lists, isCut) {
    UNWIND lists AS list
    UNWIND list[1] AS node
    WITH node, min(list[0].texts) AS texts
    RETURN collect(node.id) AS ids, collect(node.name) AS names, collect(coalesce(node.nameZh, '')) AS namesZh,
      collect(CASE WHEN node.names_text IS NOT NULL THEN [node.id, node.names_text, node.names_language, node.names_kind] END) AS further,
      collect(CASE WHEN texts AND NOT (isCut AND asked.namesMayDo) THEN [node.id, node.summary, node.text] END) AS texts
  }
  RETURN asked.at, [list IN lists | [list[0].tier, list[2], CASE WHEN list[0].said THEN [node IN list[1] | node.id] END]],
    ids, names, namesZh, further, texts`;

/** What look-ups brought, each entity once. */
export interface Found {
  readonly found: readonly Candidate[];
  /** The sorts of look-ups that brought more than is read. */
  readonly cut: ReadonlySet<Tier>;
  /** Whether the texts of an entity were left out, as its names were to be read first. */
  readonly isUnread: (id: string) => boolean;
  /** Whether an entity may have a name that sounds as asked. */
  readonly saidBy: (id: string) => boolean;
}

/** What is seldom needed, and may be left out: look-ups that only tell more where others are cut, texts of what was found by name. */
export interface Lean {
  /** Whether texts are to be left out altogether where there are more names than are read. */
  readonly namesMayDo: boolean;
}

/** Asks the indexes, for everything or what is likely to be needed. */
export async function fetchCandidates(
  graph: Graph,
  sieves: readonly CandidateQuery[],
  kinds: readonly string[],
  lean?: Lean,
): Promise<Found> {
  const filtered = kinds.length < allKinds.length;
  const isLater = ({ onlyCut = false }: CandidateQuery) => lean !== undefined && onlyCut;
  const asParameter = ({ tier, index, query, said = false }: CandidateQuery) => ({
    tier,
    index,
    query,
    said,
    texts: !lean || tier !== 'NAME',
    read: int(filtered && tier === 'MENTION' ? MAX_READ : MAX_FOUND + 1),
  });
  const answer = await graph.readBatched(lookUpStatement, {
    kinds: filtered ? kinds : null,
    namesMayDo: lean?.namesMayDo ?? false,
    first: sieves.filter((sieve) => !isLater(sieve)).map(asParameter),
    onlyCut: sieves.filter(isLater).map(asParameter),
  });
  const [, lists, ...columns] = (answer ?? nothing) as unknown as [number, List[], ...Columns];
  const said = lists.filter(([, , ids]) => ids);
  const heard = new Set(said.flatMap(([, , ids]) => ids ?? []));
  const isSaidCut = said.some(([, isCut]) => isCut);
  const read = new Set(columns[4].map(([id]) => id));
  return {
    found: candidatesIn(columns),
    cut: new Set(lists.filter(([, isCut]) => isCut).map(([tier]) => tier)),
    isUnread: (id) => !read.has(id),
    saidBy: isSaidCut ? () => true : (id) => heard.has(id),
  };
}

type List = readonly [tier: Tier, cut: boolean, said: string[] | null];

type Columns = readonly [
  ids: string[],
  names: string[],
  namesZh: string[],
  further: [id: string, CandidateRow[4], CandidateRow[5], CandidateRow[6]][],
  texts: [id: string, CandidateRow[7], CandidateRow[8]][],
];

/** The answer of a graph that nothing was ever loaded into. */
const nothing = [0, [], [], [], [], [], []] as const;

const noneFurther: Columns[3][number] = ['', null, null, null];
const noTexts: Columns[4][number] = ['', null, null];

function candidatesIn([ids, names, namesZh, further, texts]: Columns): Candidate[] {
  const furtherOf = new Map(further.map((one) => [one[0], one]));
  const textsOf = new Map(texts.map((one) => [one[0], one]));
  return ids.map((id, at) => {
    const [name, nameZh, kind] = [names[at] ?? '', namesZh[at] || null, kindOfId(id)?.name ?? ''];
    const [, more, languages, kinds] = furtherOf.get(id) ?? noneFurther;
    const [, summary, text] = textsOf.get(id) ?? noTexts;
    return candidateOf([id, kind, name, nameZh, more, languages, kinds, summary, text]);
  });
}
