import type { Graph } from '../../neo4j/graph.js';
import { int } from '../../query/integer.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import {
  type Candidate,
  type CandidateRow,
  candidateOf,
  candidateRow,
} from '../../text/search/candidate.js';

/** The look-ups of one query. Its kinds are those that may answer it. */
export interface Lookup {
  readonly exact: string;
  readonly resembling: string;
  readonly kinds: readonly string[];
}

export interface Found {
  readonly candidates: readonly Candidate[];
  /** More bear the very name than are read: which is meant cannot be told. */
  readonly exactCut: boolean;
  /** More resemble it than are read. */
  readonly cut: boolean;
}

/** Namesakes that are read: far more than any list could choose among. */
const MAX_EXACT = 100;
/** Entities that resemble a text and are compared with it; the index brings the nearest first. */
export const MAX_RESEMBLING = 40;

/**
 * Entities in one row of an answer. The driver reads a row in one go, which holds up this process; a row for each entity
 * would take it several times as long.
 */
const MAX_ENTITIES_IN_ROW = 200;

/** Queries in one statement: for more, Neo4j's memory for one of them does not suffice. */
const MAX_QUERIES_IN_STATEMENT = 100;

/** Columns: what was found for each query, in the first row; pieces of the list of all entities that were found. */
export const matchStatement = `
  UNWIND $lookups AS one
  CALL (one) {
    CALL db.index.fulltext.queryNodes('entity_name_key', one.exact, {limit: $readExact}) YIELD node
    WITH collect(node) AS nodes
    RETURN [node IN nodes WHERE labels(node)[0] IN one.kinds] AS exact, size(nodes) = $readExact AS exactCut
  }
  CALL (one) {
    CALL db.index.fulltext.queryNodes('entity_search_key', one.resembling, {limit: $read}) YIELD node
    WITH collect(node) AS nodes
    RETURN [node IN nodes WHERE labels(node)[0] IN one.kinds] AS alike, size(nodes) = $read AS cut
  }
  WITH collect([[node IN exact + alike | elementId(node)], exactCut, cut]) AS answers, collect(exact + alike) AS lists
  WITH answers, COLLECT { UNWIND lists AS list UNWIND list AS node RETURN DISTINCT node } AS nodes
  UNWIND range(0, size(nodes), ${MAX_ENTITIES_IN_ROW}) AS begin
  RETURN CASE begin WHEN 0 THEN answers END,
    [node IN nodes[begin..begin + ${MAX_ENTITIES_IN_ROW}] | [elementId(node), ${candidateRow}]]`;

/**
 * What could be meant by each of the queries: one statement for every hundred of them, one after the other, and each
 * entity sent once.
 */
export async function candidatesFor(graph: Graph, lookups: readonly Lookup[]): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < lookups.length; at += MAX_QUERIES_IN_STATEMENT)
    found.push(
      ...(await candidatesTogether(graph, lookups.slice(at, at + MAX_QUERIES_IN_STATEMENT))),
    );
  return found;
}

async function candidatesTogether(graph: Graph, lookups: readonly Lookup[]): Promise<Found[]> {
  const rows = (await graph.read(matchStatement, {
    lookups,
    readExact: int(MAX_EXACT + 1),
    read: int(MAX_RESEMBLING + 1),
  })) as unknown as readonly [readonly Answer[] | null, readonly [string, CandidateRow][]][];
  const byElement = new Map<string, Candidate>();
  for (const [, nodes] of rows) {
    if (isTurnOver()) await nextTurn();
    for (const [element, one] of nodes) byElement.set(element, candidateOf(one));
  }
  const answers = rows.find(([one]) => one !== null)?.[0] ?? [];
  return lookups.map((_, at) => {
    // None where nothing was ever loaded.
    const [elements, exactCut, cut] = answers[at] ?? [[], false, false];
    const candidates = [...new Set(elements)].flatMap((element) => byElement.get(element) ?? []);
    return { candidates, exactCut, cut };
  });
}

type Answer = readonly [elements: string[], exactCut: boolean, cut: boolean];
