import type { Graph } from '../../neo4j/graph.js';
import { fromOneSnapshot } from '../../neo4j/within.js';
import { kinds as allKinds, searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { type CandidateRow, type SearchCandidate, textsOf } from '../../text/search/candidate.js';
import type { CandidateQuery, Tier } from '../../text/search/candidate-queries.js';
import { type NameColumns, nameColumns, namedAt } from './kept-names.js';

/** Maximum number of entities per look-up: ten pages of the default size. The answer says if there were more. */
export const MAX_FOUND = 200;
/** Maximum full-text hits scanned when filtering by kind; the terms of texts do not hold the kind. */
const MAX_READ = 2_000;

/** One look-up: `[sieve, found, cut]`, collected for all that are asked. */
export const lookUpOne = `
      CALL (asked, sieve) {
        CALL db.index.fulltext.queryNodes('${searchIndex}', sieve.query, {limit: sieve.read}) YIELD node
        WITH count(*) AS brought, collect(CASE WHEN asked.kinds IS NULL OR labels(node)[0] IN asked.kinds THEN node END) AS found
        RETURN found[..${MAX_FOUND}] AS found, brought = sieve.read OR size(found) > ${MAX_FOUND} AS cut
      }
      RETURN collect([sieve, found, cut])`;

/**
 * Maximum number of entities whose names are sent with the look-ups. Of a few they cost less than another statement;
 * look-ups of common words bring hundreds, the same for everybody who asks for them.
 */
const MAX_NAMED = 40;

/**
 * The look-ups in `first` of each request; those in `onlyCut` if look-ups of names were cut off; and those in
 * `mentions`, but not if names were cut off and may do. Entities are named by Neo4j's own id, for which it reads
 * nothing; their names follow if they are few.
 */
export const lookUpStatement = `
  UNWIND $asked AS asked
  CALL (asked) {
    UNWIND asked.first AS sieve ${lookUpOne} AS first
  }
  WITH asked, first, any(one IN first WHERE one[2] AND one[0].tier = 'NAME') AS isCut
  CALL (asked, isCut) {
    UNWIND (CASE WHEN isCut THEN asked.onlyCut ELSE [] END)
      + (CASE WHEN isCut AND asked.namesMayDo THEN [] ELSE asked.mentions END) AS sieve ${lookUpOne} AS more
  }
  WITH asked, first + more AS lists, isCut
  CALL (lists) {
    UNWIND CASE WHEN reduce(sum = 0, list IN lists | sum + size(list[1])) > ${MAX_NAMED} THEN [] ELSE lists END AS list
    UNWIND list[1] AS node
    WITH DISTINCT node
    RETURN ${nameColumns}
  }
  CALL (lists) {
    UNWIND lists AS list
    UNWIND list[1] AS node
    WITH node, min(list[0].texts) AS texts WHERE texts
    RETURN collect([elementId(node), node.summary, node.text]) AS texts
  }
  RETURN asked.at, [list IN lists | [list[0].tier, list[2], list[0].said, [node IN list[1] | elementId(node)]]],
    texts, places, ids, names, namesZh, further`;

/** The results of the look-ups, each entity once. */
export interface SearchCandidates {
  readonly found: readonly SearchCandidate[];
  /** The purposes of look-ups that returned more than is read. */
  readonly cut: ReadonlySet<Tier>;
  /**
   * Those whose names are compared. If look-ups of names were cut off, only what these brought: a text that mentions the
   * query says nothing of its names, and the hits must not depend on whether texts were looked up.
   */
  readonly named: readonly SearchCandidate[];
  /** Whether texts were not looked up, because there are more names than are read. */
  readonly leftOutTexts: boolean;
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

/**
 * Queries the indexes, either for everything or for the likely part. One statement, and another one for names that are
 * not kept yet.
 */
export async function fetchCandidates(
  graph: Graph,
  sieves: readonly CandidateQuery[],
  kinds: readonly string[],
  lean?: Lean,
): Promise<SearchCandidates> {
  if (!graph.deadline)
    return fromOneSnapshot(graph, (once) => fetchCandidates(once, sieves, kinds, lean));
  const filtered = kinds.length < allKinds.length;
  const whenOf = ({ tier, onlyCut }: CandidateQuery) => {
    if (lean && onlyCut) return 'onlyCut';
    return lean && tier === 'MENTION' ? 'mentions' : 'first';
  };
  const asParameter = ({ tier, query, said = false }: CandidateQuery) => ({
    tier,
    query,
    said,
    texts: !lean || tier !== 'NAME',
    read: int(filtered && tier === 'MENTION' ? MAX_READ : MAX_FOUND + 1),
  });
  const parametersOf = (when: ReturnType<typeof whenOf>) =>
    sieves.filter((sieve) => whenOf(sieve) === when).map(asParameter);
  const answer = await graph.readBatched<LookUpRow>(lookUpStatement, {
    kinds: filtered ? kinds : null,
    namesMayDo: lean?.namesMayDo ?? false,
    first: parametersOf('first'),
    onlyCut: parametersOf('onlyCut'),
    mentions: parametersOf('mentions'),
  });
  const [, lists, texts, ...columns] = answer ?? nothing;
  const places = new Set(lists.flatMap(([, , , found]) => found));
  const named = await namedAt(graph, places, columns);
  const textsAt = new Map(texts.map((one) => [one[0], one]));
  const found: SearchCandidate[] = [];
  const read = new Set<string>();
  for (const [place, one] of named) {
    const [, summary, text] = textsAt.get(place) ?? noTexts;
    if (textsAt.has(place)) read.add(one.id);
    found.push(summary || text ? { ...one, texts: textsOf(summary, text) } : one);
  }
  const said = lists.filter(([, , isSaid]) => isSaid);
  const idsOf = (some: readonly List[]) =>
    new Set(some.flatMap(([, , , places]) => places.map((place) => named.get(place)?.id)));
  const heard = idsOf(said);
  const isSaidCut = said.some(([, isCut]) => isCut);
  const cut = new Set(lists.filter(([, isCut]) => isCut).map(([tier]) => tier));
  const areNamesCut = cut.has('NAME');
  const byName = areNamesCut ? idsOf(lists.filter(([tier]) => tier === 'NAME')) : undefined;
  return {
    found,
    named: byName ? found.filter(({ id }) => byName.has(id)) : found,
    leftOutTexts: areNamesCut && (lean?.namesMayDo ?? false),
    cut,
    isUnread: (id) => !read.has(id),
    saidBy: isSaidCut ? () => true : (id) => heard.has(id),
  };
}

type List = readonly [tier: Tier, cut: boolean, said: boolean, places: string[]];

type Texts = [place: string, summary: CandidateRow[7], text: CandidateRow[8]];
type LookUpRow = readonly [at: number, lists: List[], texts: Texts[], ...NameColumns];

/** The answer of an empty graph. */
const nothing: LookUpRow = [0, [], [], [], [], [], [], []];
const noTexts: Texts = ['', null, null];
