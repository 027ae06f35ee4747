import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import { mapInTurns } from '../../runtime/event-loop.js';
import { formsQuery } from '../../text/match/candidate-queries.js';
import { certainAmong, readName, scoreOfNames, textOf } from '../../text/match/score-name.js';
import { comparedLength } from '../../text/normalise/fold.js';
import {
  type CandidateRow,
  candidateOf,
  candidateRow,
  type SearchCandidate,
} from '../../text/search/candidate.js';
import { MAX_NAME_LENGTH } from './cost.js';

/** A name, and the kinds of entities that it may mean. */
export interface NameOfKinds {
  readonly name: string;
  readonly kinds: readonly string[];
}

/** An entity that a name in another form certainly means. */
export interface Bearer {
  readonly of: SearchCandidate;
  /** The name of the entity that agrees. */
  readonly name: string;
}

/** Maximum number of entities that are compared with one name. So many with the same name are not told apart anyway. */
const MAX_COMPARED = 100;

/** One row per request; its second column has a list of entities for each of its look-ups. */
const statement = `
  UNWIND $asked AS asked
  CALL (asked) {
    UNWIND asked.lookups AS one
    CALL (one) {
      CALL db.index.fulltext.queryNodes('${searchIndex}', one.query, {limit: ${MAX_COMPARED}}) YIELD node
      RETURN collect(${candidateRow}) AS found
    }
    RETURN collect([one.place, found]) AS lists
  }
  RETURN asked.at, lists`;

type FormRow = readonly [
  at: number,
  lists: readonly (readonly [number, readonly CandidateRow[]])[],
];

/**
 * The entities that names in another form certainly mean: without the country, as the official register writes them,
 * in full with the abbreviation in brackets. These are the entities that `match` is certain of, and where there are
 * several, those that it marks as rivals. One statement for all names; each is a look-up of a few index terms. For
 * names that no entity has exactly. A name that `match` refuses as too long has none.
 */
export async function bearersByForm(
  graph: Graph,
  wanted: readonly NameOfKinds[],
): Promise<readonly (readonly Bearer[])[]> {
  const texts = await mapInTurns(
    wanted,
    ({ name }) =>
      comparedLength(name, MAX_NAME_LENGTH) <= MAX_NAME_LENGTH ? textOf(name) : undefined,
    graph,
  );
  const lookups = texts.flatMap((text, place) => {
    const query = text && formsQuery(text, wanted[place]?.kinds ?? []);
    return query === undefined ? [] : [{ place, query }];
  });
  const row =
    lookups.length > 0 ? await graph.readBatched<FormRow>(statement, { lookups }) : undefined;
  // No row if nothing was ever loaded.
  const found = new Map((row?.[1] ?? []).map(([place, rows]) => [place, rows]));
  return mapInTurns(
    texts,
    (text, place) => (text ? bearersAmong(text, found.get(place) ?? []) : []),
    graph,
  );
}

function bearersAmong(
  text: ReturnType<typeof textOf>,
  rows: readonly CandidateRow[],
): readonly Bearer[] {
  const scored = rows.flatMap((row) => {
    const of = candidateOf(row);
    const score = scoreOfNames(text, of.kind, of.names.map(readName));
    return score ? [{ ...score, of, name: score.name ?? of.id }] : [];
  });
  return certainAmong(scored);
}
