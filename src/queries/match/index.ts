import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds as allKinds, kindNamed } from '../../ontology/index.js';
import { mapInTurns } from '../../runtime/event-loop.js';
import { exactQuery, similarQuery } from '../../text/match/candidate-queries.js';
import {
  certainAmong,
  type MatchText,
  type NameScore,
  type ReadName,
  readName,
  scoreOfNames,
  textOf,
} from '../../text/match/score-name.js';
import { partsOf } from '../../text/normalise/normalised-name.js';
import type { SearchCandidate } from '../../text/search/candidate.js';
import { checkProperty } from '../properties/index.js';
import { candidatesFor, MAX_RESEMBLING, type MatchCandidates } from './candidates.js';
import { checkCost, costOfParts, costOfSizes, MAX_COST } from './cost.js';
import { propertiesOf, saidConditions } from './properties.js';
import { candidatesByProperty } from './property-candidates.js';
import { rankCandidates, type Scored } from './rank.js';
import type { MatchAnswer, MatchQuery } from './request.js';

export type {
  Feature,
  MatchAnswer,
  MatchCandidate,
  MatchQuery,
  PropertyCondition,
  PropertyValue,
} from './request.js';

const DEFAULT_LIMIT = 5;
const MAX_CANDIDATES = MAX_RESEMBLING;

/** Options of a call. */
export interface MatchOptions {
  /** The name of the query in messages. Default: its position. */
  readonly nameOf?: (at: number) => string;
  /** Maximum total cost of the queries; see ./cost. */
  readonly maxCost?: number;
}

/**
 * Matches a list of names to entities of the graph. Returns one answer per query, in order, with the candidates best
 * first. Per hundred queries, one statement looks up all names, and one more looks up misspellings for names that are
 * still unexplained; another reads properties if any are given.
 * Throws BAD_USER_INPUT or LIMIT_EXCEEDED for an invalid query, with its place, and BATCH_TOO_LARGE for queries that
 * cost too much together; both before the graph is queried.
 */
export async function match(
  graph: Graph,
  queries: readonly MatchQuery[],
  { nameOf = (at) => `queries[${at}]`, maxCost = MAX_COST }: MatchOptions = {},
): Promise<MatchAnswer[]> {
  let cost = costOfSizes(queries, nameOf);
  checkCost(cost, maxCost);
  const checked = await mapInTurns(
    queries,
    (query, at) => {
      const parts = partsOf(query.text ?? '');
      cost += costOfParts(parts);
      checkCost(cost, maxCost);
      return checkedQuery(query, nameOf(at), parts);
    },
    graph,
  );
  const asked = checked.filter(({ text, kinds }) => text.reading.plain !== '' && kinds.length > 0);
  const nameless = checked.filter(
    (one) => one.text.reading.whole === '' && one.properties.length > 0,
  );
  const scores = scoring();
  const first = await scoredFor(graph, asked, false, scores);
  const unexplained = first.filter((it) => !isCertain(it));
  const second = await scoredFor(
    graph,
    unexplained.map(({ one }) => one),
    true,
    scores,
  );
  const better = new Map(second.map((it) => [it.one, it]));
  const scored = [...first.map((it) => better.get(it.one) ?? it)];
  // One after the other, because each may scan everything that a property leads to.
  for (const one of nameless) scored.push(await byProperties(graph, one));
  const agreement = await propertiesOf(graph, scored);
  const answers = new Map<Checked, MatchAnswer>();
  for (const it of scored)
    answers.set(it.one, await rankCandidates({ ...it.one, ...it, agreement }, graph));
  return checked.map((one) => answers.get(one) ?? nothing);
}

type Checked = ReturnType<typeof checkedQuery>;

function checkedQuery(query: MatchQuery, name: string, parts: readonly string[]) {
  const { text = '', limit = DEFAULT_LIMIT, kinds } = query;
  if (!Number.isInteger(limit) || limit < 1) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      `${name}.limit`,
      `${limit} is not allowed. Give a whole number from 1 to ${MAX_CANDIDATES}, or leave it out for ${DEFAULT_LIMIT}.`,
    );
  }
  for (const [at, { property }] of (query.properties ?? []).entries())
    checkProperty(property, `${name}.properties[${at}]`);
  return {
    text: textOf(text, parts),
    kinds: (kinds ?? allKinds.map((kind) => kind.name)).map((kind) => kindNamed(kind).name),
    typed: kinds !== undefined,
    only: query.kindsAre !== 'FIRST' && kinds !== undefined,
    properties: saidConditions(query.properties ?? []),
    // No more candidates are compared than this, so a higher limit returns all of them.
    limit: Math.min(limit, MAX_CANDIDATES),
  };
}

type Score = (text: MatchText, of: SearchCandidate) => NameScore | undefined;

/**
 * Scores names for one call. The names of each entity are normalised once, and each entity is compared with each text
 * once.
 */
function scoring(): Score {
  const names = new Map<string, readonly ReadName[]>();
  const known = new Map<MatchText, Map<string, NameScore | undefined>>();
  return (text, of) => {
    const ofText = known.get(text) ?? new Map<string, NameScore | undefined>();
    known.set(text, ofText);
    if (ofText.has(of.id)) return ofText.get(of.id);
    const read = names.get(of.id) ?? of.names.map(readName);
    names.set(of.id, read);
    const score = scoreOfNames(text, of.kind, read);
    ofText.set(of.id, score);
    return score;
  };
}

/** The candidates of each query with their scores. */
async function scoredFor(
  graph: Graph,
  asked: readonly Checked[],
  misspelt: boolean,
  scoreOf: Score,
) {
  const lookups = await mapInTurns(
    asked,
    ({ text, kinds, only }) => ({
      exact: exactQuery(text),
      resembling: similarQuery(text, kinds, only, misspelt),
      kinds: only ? kinds : allKinds.map(({ name }) => name),
    }),
    graph,
  );
  const found = await candidatesFor(graph, lookups);
  const all: { one: Checked; found: MatchCandidates | undefined; scores: readonly Scored[] }[] = [];
  for (const [at, one] of asked.entries()) {
    const scores = await mapInTurns(
      found[at]?.candidates ?? [],
      (of) => {
        const score = scoreOf(one.text, of);
        return score && { of, score };
      },
      graph,
    );
    all.push({ one, found: found[at], scores: scores.filter((score) => score !== undefined) });
  }
  return all;
}

/** Queries without a name are rare, so each has its own statement. */
async function byProperties(graph: Graph, one: Checked) {
  const { candidates, cut } = await candidatesByProperty(graph, one.kinds, one.properties);
  const way = 'PROPERTIES' as const;
  const told = { safe: false, exact: false, name: null, part: false, differs: null };
  const score = { score: 100, way, ...told };
  return {
    one,
    found: { candidates, exactCut: false, cut },
    scores: candidates.map((of): Scored => ({ of, score })),
  };
}

/** Whether exactly one entity certainly has the name, so that misspellings need not be considered. */
function isCertain({ one, scores }: { one: Checked; scores: readonly Scored[] }): boolean {
  const ofKind = scores.filter(({ of }) => one.kinds.includes(of.kind));
  return certainAmong(ofKind.map(({ score }) => score)).length === 1;
}

const nothing: MatchAnswer = {
  candidates: [],
  complete: true,
  incomplete: null,
  incompleteZh: null,
};
