import { int } from 'neo4j-driver';
import type { Graph } from '../connect.js';
import {
  type Candidate,
  type CandidateRow,
  candidateOf,
  candidateRow,
} from '../search/candidates.js';

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
const mostExact = 100;
/** Entities that resemble a text and are compared with it; the index brings the nearest first. */
export const mostResembling = 40;

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
  RETURN answers, COLLECT {
    UNWIND lists AS list UNWIND list AS node WITH DISTINCT node
    RETURN [elementId(node), ${candidateRow}]
  }`;

/** What could be meant by each of the queries: one statement for all of them, and each entity sent once. */
export async function candidatesFor(graph: Graph, lookups: readonly Lookup[]): Promise<Found[]> {
  if (lookups.length === 0) return [];
  const [row] = await graph.read(matchStatement, {
    lookups,
    readExact: int(mostExact + 1),
    read: int(mostResembling + 1),
  });
  const [answers, nodes] = (row ?? [[], []]) as [Answer[], [string, CandidateRow][]];
  const byElement = new Map(nodes.map(([element, one]) => [element, candidateOf(one)]));
  return answers.map(([elements, exactCut, cut]) => ({
    candidates: [...new Set(elements)].flatMap((element) => byElement.get(element) ?? []),
    exactCut,
    cut,
  }));
}

type Answer = readonly [elements: string[], exactCut: boolean, cut: boolean];
