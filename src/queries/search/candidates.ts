import type { Graph } from '../../neo4j/graph.js';
import { kinds as allKinds, kindOfId } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import {
  type CandidateRow,
  candidateOf,
  type SearchCandidate,
} from '../../text/search/candidate.js';
import type { CandidateQuery, Tier } from '../../text/search/candidate-queries.js';

/** Maximum number of entities per look-up: ten pages of the default size. The answer says if there were more. */
export const MAX_FOUND = 200;
/** Maximum full-text hits scanned when filtering by kind; the text indexes do not store the kind. */
const MAX_READ = 2_000;

const lookUpOne = `
      CALL (asked, sieve) {
        CALL db.index.fulltext.queryNodes(sieve.index, sieve.query, {limit: sieve.read}) YIELD node
        WITH count(*) AS brought, collect(CASE WHEN asked.kinds IS NULL OR labels(node)[0] IN asked.kinds THEN node END) AS found
        RETURN found[..${MAX_FOUND}] AS found, brought = sieve.read OR size(found) > ${MAX_FOUND} AS cut
      }
      RETURN collect([sieve, found, cut])`;

/**
 * The look-ups in `first` of each request, and those in `onlyCut` if look-ups of names were cut off. The result is
 * lists of columns, which the driver decodes many times faster than lists of rows.
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

/** The results of the look-ups, each entity once. */
export interface SearchCandidates {
  readonly found: readonly SearchCandidate[];
  /** The purposes of look-ups that returned more than is read. */
  readonly cut: ReadonlySet<Tier>;
  /** Whether texts of an entity were skipped because its names come first. */
  readonly isUnread: (id: string) => boolean;
  /** Whether an entity may have a name that sounds like the query. */
  readonly saidBy: (id: string) => boolean;
}

/**
 * Parts that are rarely needed and may be skipped: look-ups that only matter if others are cut off, and texts of
 * entities found by name.
 */
export interface Lean {
  /** Whether to skip texts altogether if there are more names than are read. */
  readonly namesMayDo: boolean;
}

/** Queries the indexes, either for everything or for the likely part. */
export async function fetchCandidates(
  graph: Graph,
  sieves: readonly CandidateQuery[],
  kinds: readonly string[],
  lean?: Lean,
): Promise<SearchCandidates> {
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
  const answer = await graph.readBatched<LookUpRow>(lookUpStatement, {
    kinds: filtered ? kinds : null,
    namesMayDo: lean?.namesMayDo ?? false,
    first: sieves.filter((sieve) => !isLater(sieve)).map(asParameter),
    onlyCut: sieves.filter(isLater).map(asParameter),
  });
  const [, lists, ...columns] = answer ?? nothing;
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

/** The answer of an empty graph. */
const nothing: LookUpRow = [0, [], [], [], [], [], []];
type LookUpRow = readonly [at: number, lists: List[], ...Columns];

const noneFurther: Columns[3][number] = ['', null, null, null];
const noTexts: Columns[4][number] = ['', null, null];

function candidatesIn([ids, names, namesZh, further, texts]: Columns): SearchCandidate[] {
  const furtherOf = new Map(further.map((one) => [one[0], one]));
  const textsOf = new Map(texts.map((one) => [one[0], one]));
  return ids.map((id, at) => {
    const [name, nameZh, kind] = [names[at] ?? '', namesZh[at] || null, kindOfId(id)?.name ?? ''];
    const [, more, languages, kinds] = furtherOf.get(id) ?? noneFurther;
    const [, summary, text] = textsOf.get(id) ?? noTexts;
    return candidateOf([id, kind, name, nameZh, more, languages, kinds, summary, text]);
  });
}
