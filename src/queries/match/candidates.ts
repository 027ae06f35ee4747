import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import {
  type CandidateRow,
  candidateOf,
  candidateRow,
  type SearchCandidate,
} from '../../text/search/candidate.js';

/** The look-ups of one query. Its kinds are those of possible answers. */
export interface Lookup {
  readonly exact: string;
  readonly resembling: string;
  readonly kinds: readonly string[];
}

export interface MatchCandidates {
  readonly candidates: readonly SearchCandidate[];
  /** More entities have the exact name than are read, so the right one cannot be determined. */
  readonly exactCut: boolean;
  /** More entities resemble the name than are read. */
  readonly cut: boolean;
}

/** Maximum number of entities with the exact name that are read: far more than a caller could choose among. */
const MAX_EXACT = 100;
/** Maximum number of similar entities that are compared with a text; the index returns the most similar first. */
export const MAX_RESEMBLING = 40;

/**
 * Entities per row of a result. The driver decodes a row in one go, which blocks this process; one row per entity
 * would take several times as long in total.
 */
const MAX_ENTITIES_IN_ROW = 200;

/** Queries per statement; more would exceed Neo4j's memory limit of one statement. */
const MAX_QUERIES_IN_STATEMENT = 100;

/** Columns: in the first row, the matches of each query; in every row, a part of the list of all matching entities. */
export const matchStatement = `
  UNWIND $lookups AS one
  CALL (one) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', one.exact, {limit: $readExact}) YIELD node
    WITH collect(node) AS nodes
    RETURN [node IN nodes WHERE labels(node)[0] IN one.kinds] AS exact, size(nodes) = $readExact AS exactCut
  }
  CALL (one) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', one.resembling, {limit: $read}) YIELD node
    WITH collect(node) AS nodes
    RETURN [node IN nodes WHERE labels(node)[0] IN one.kinds] AS alike, size(nodes) = $read AS cut
  }
  WITH collect([[node IN exact + alike | elementId(node)], exactCut, cut]) AS answers, collect(exact + alike) AS lists
  WITH answers, COLLECT { UNWIND lists AS list UNWIND list AS node RETURN DISTINCT node } AS nodes
  UNWIND range(0, size(nodes), ${MAX_ENTITIES_IN_ROW}) AS begin
  RETURN CASE begin WHEN 0 THEN answers END,
    [node IN nodes[begin..begin + ${MAX_ENTITIES_IN_ROW}] | [elementId(node), ${candidateRow}]]`;

type MatchRow = readonly [
  answers: readonly LookUpRow[] | null,
  nodes: readonly (readonly [element: string, CandidateRow])[],
];

/** The candidates of each query. One statement per hundred queries, one after the other. Each entity is sent once. */
export async function candidatesFor(
  graph: Graph,
  lookups: readonly Lookup[],
): Promise<MatchCandidates[]> {
  const found: MatchCandidates[] = [];
  for (let at = 0; at < lookups.length; at += MAX_QUERIES_IN_STATEMENT)
    found.push(
      ...(await candidatesTogether(graph, lookups.slice(at, at + MAX_QUERIES_IN_STATEMENT))),
    );
  return found;
}

async function candidatesTogether(
  graph: Graph,
  lookups: readonly Lookup[],
): Promise<MatchCandidates[]> {
  const rows = await graph.read<MatchRow>(matchStatement, {
    lookups,
    readExact: int(MAX_EXACT + 1),
    read: int(MAX_RESEMBLING + 1),
  });
  const byElement = new Map<string, SearchCandidate>();
  for (const [, nodes] of rows) {
    if (isTurnOver()) await nextTurn();
    for (const [element, one] of nodes) byElement.set(element, candidateOf(one));
  }
  const answers = rows.find(([one]) => one !== null)?.[0] ?? [];
  return lookups.map((_, at) => {
    // None if nothing was ever loaded.
    const [elements, exactCut, cut] = answers[at] ?? [[], false, false];
    const candidates = [...new Set(elements)].flatMap((element) => byElement.get(element) ?? []);
    return { candidates, exactCut, cut };
  });
}

type LookUpRow = readonly [elements: string[], exactCut: boolean, cut: boolean];
