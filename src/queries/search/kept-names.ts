import { LRUCache } from 'lru-cache';
import type { Graph, Snapshot } from '../../neo4j/graph.js';
import { kindOfId } from '../../ontology/index.js';
import {
  type CandidateRow,
  candidateOf,
  type SearchCandidate,
} from '../../text/search/candidate.js';

/** Maximum size of the names that are kept, in bytes: some thirty thousand entities with two names each. */
const MAX_BYTES = 32 * 1024 * 1024;
/** What an entity takes besides its names, and a name besides its characters, in bytes, measured with Node 20. */
const BYTES_OF_ENTITY = 400;
const BYTES_OF_NAME = 100;
/** A character of a name and of its key takes two bytes each. */
const BYTES_OF_CHARACTER = 4;
/**
 * Maximum age of what is kept, in milliseconds. Neo4j numbers its transactions anew when a store is replaced, so an old
 * state might come back with other data; see src/neo4j/kept-read.ts.
 */
const MAX_AGE_MS = 10_000;

/** Names of entities, one list for each column. `places` are Neo4j's own ids. */
export type NameColumns = readonly [
  places: string[],
  ids: string[],
  names: string[],
  namesZh: string[],
  further: [id: string, CandidateRow[4], CandidateRow[5], CandidateRow[6]][],
];

/** Returns NameColumns of each `node`. The driver decodes columns many times faster than lists of rows. */
export const nameColumns = `collect(elementId(node)) AS places, collect(node.id) AS ids, collect(node.name) AS names,
      collect(coalesce(node.nameZh, '')) AS namesZh,
      collect(CASE WHEN node.names_text IS NOT NULL THEN [node.id, node.names_text, node.names_language, node.names_kind] END) AS further`;

/** The names of the entities at the places that each request asks for. */
export const namesStatement = `
  UNWIND $asked AS asked
  CALL (asked) {
    UNWIND asked.places AS place
    MATCH (node) WHERE elementId(node) = place
    RETURN ${nameColumns}
  }
  RETURN asked.at, places, ids, names, namesZh, further`;

/**
 * The entities at these places with their names, by place: from `columns` if these are all, else as they are kept, and
 * those that are not kept from one statement. All belong to one state of the graph, because the graph of a request
 * refuses to read another.
 */
export async function namedAt(
  graph: Graph,
  places: ReadonlySet<string>,
  columns: NameColumns,
): Promise<ReadonlyMap<string, SearchCandidate>> {
  if (columns[0].length === places.size) return decoded(columns);
  const kept = keptNames(graph.snapshot());
  const named = new Map<string, SearchCandidate>();
  const unknown: string[] = [];
  for (const place of places) {
    const one = kept.get(place);
    if (one) named.set(place, one);
    else unknown.push(place);
  }
  if (unknown.length === 0) return named;
  const row = await graph.readBatched<readonly [at: number, ...NameColumns]>(namesStatement, {
    places: unknown,
  });
  if (!row) return named;
  const [, ...read] = row;
  for (const [place, one] of decoded(read)) {
    kept.set(place, one);
    named.set(place, one);
  }
  return named;
}

function decoded([places, ids, names, namesZh, further]: NameColumns) {
  const furtherOf = new Map(further.map((one) => [one[0], one]));
  const found = new Map<string, SearchCandidate>();
  for (const [at, place] of places.entries()) {
    const id = ids[at] ?? '';
    const [name, nameZh, kind] = [names[at] ?? '', namesZh[at] || null, kindOfId(id)?.name ?? ''];
    const [, more, languages, kinds] = furtherOf.get(id) ?? noneFurther;
    found.set(place, candidateOf([id, kind, name, nameZh, more, languages, kinds, null, null]));
  }
  return found;
}

const noneFurther: NameColumns[4][number] = ['', null, null, null];

function bytesOf({ names }: SearchCandidate): number {
  let bytes = BYTES_OF_ENTITY;
  for (const { text } of names) bytes += BYTES_OF_NAME + BYTES_OF_CHARACTER * text.length;
  return bytes;
}

interface Kept {
  readonly names: LRUCache<string, SearchCandidate>;
  /** When it was made, by `performance.now()`. One age for all: an age of each name costs a look at the clock. */
  readonly since: number;
}

/**
 * The entities that searches have compared in each state of the graph, by place. Common words bring the same hundreds to
 * everybody who asks for them; their names are then neither read nor folded again. They go with the state: nothing else
 * holds one that is not the latest.
 */
const keptOf = new WeakMap<Snapshot, Kept>();

function keptNames(snapshot: Snapshot | undefined): Kept['names'] {
  const now = performance.now();
  const known = snapshot && keptOf.get(snapshot);
  if (known && now - known.since < MAX_AGE_MS) return known.names;
  const names = new LRUCache<string, SearchCandidate>({
    maxSize: MAX_BYTES,
    sizeCalculation: bytesOf,
  });
  if (snapshot) keptOf.set(snapshot, { names, since: now });
  return names;
}
