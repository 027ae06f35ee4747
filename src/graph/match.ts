import { UserError } from '../errors.js';
import { kinds as allKinds, kindNamed } from '../ontology/index.js';
import type { Graph } from './connect.js';
import { candidatesFor, mostResembling } from './match/candidates.js';
import { decided, type Scored } from './match/decide.js';
import { propertiesOf } from './match/properties.js';
import type { MatchAnswer, MatchQuery } from './match/query.js';
import { readName, scoreOfNames, textOf } from './match/score-name.js';
import { candidatesByProperty } from './match/seeds.js';
import { exactSieve, resemblingSieve } from './match/sieve.js';
import { checkProperty } from './properties.js';
import { type Asked, askedFor, longest } from './search/asked.js';

export type {
  Feature,
  MatchAnswer,
  MatchCandidate,
  MatchQuery,
  PropertyCondition,
  PropertyValue,
} from './match/query.js';

/** Queries in one call: more would hold the server longer than a user waits. */
export const mostQueries = 500;
const defaultLimit = 5;
/** From here on a name is the same but for its form, and no misspelling has to be supposed. */
const explained = 90;
const mostCandidates = mostResembling;

/**
 * Finds what names in somebody's list mean in the graph, in the order of the queries: an answer each, with the
 * candidates best first. One statement for the names of all, one more for those that only a misspelling explains, and
 * one where properties are given.
 * Throws BAD_USER_INPUT or LIMIT_EXCEEDED for a query that cannot be asked, naming its place.
 */
export async function match(
  graph: Graph,
  queries: readonly MatchQuery[],
  nameOf: (at: number) => string = (at) => `queries[${at}]`,
): Promise<MatchAnswer[]> {
  const checked = queries.map((query, at) => checkedQuery(query, nameOf(at)));
  const asked = checked.filter(({ text, kinds }) => text.reading.plain !== '' && kinds.length > 0);
  const nameless = checked.filter(
    (one) => one.text.reading.whole === '' && one.properties.length > 0,
  );
  const first = await scoredFor(graph, asked, false);
  const unexplained = first.filter((it) => bestOf(it) < explained);
  const second = await scoredFor(
    graph,
    unexplained.map(({ one }) => one),
    true,
  );
  const better = new Map(second.map((it) => [it.one, it]));
  const scored = [
    ...first.map((it) => better.get(it.one) ?? it),
    ...(await Promise.all(nameless.map((one) => byProperties(graph, one)))),
  ];
  const agreement = await propertiesOf(graph, scored);
  const answers = new Map(
    scored.map((it) => [it.one, decided({ ...it.one, ...it, agreement })] as const),
  );
  return checked.map((one) => answers.get(one) ?? nothing);
}

type Checked = ReturnType<typeof checkedQuery>;

function checkedQuery(query: MatchQuery, name: string) {
  const { text = '', limit = defaultLimit, kinds } = query;
  if (text.length > longest * 2) {
    throw new UserError(
      'LIMIT_EXCEEDED',
      `${name}: ${text.length} characters are more than a name has; allowed are ${longest * 2}.`,
      { limit: longest * 2 },
    );
  }
  if (!Number.isInteger(limit) || limit < 1) {
    throw new UserError(
      'BAD_USER_INPUT',
      `${name}.limit: ${limit} is not allowed. Give a whole number from 1 to ${mostCandidates}, or leave it out for ${defaultLimit}.`,
    );
  }
  for (const [at, { property }] of (query.properties ?? []).entries())
    checkProperty(property, `${name}.properties[${at}]`);
  return {
    text: textOf(text, askedOf),
    kinds: (kinds ?? allKinds.map((kind) => kind.name)).map((kind) => kindNamed(kind).name),
    typed: kinds !== undefined,
    only: query.kindsAre !== 'FIRST' && kinds !== undefined,
    properties: query.properties ?? [],
    // More than are compared cannot come, so a higher limit asks for all of them.
    limit: Math.min(limit, mostCandidates),
  };
}

function askedOf(text: string): Asked | undefined {
  return /[\p{L}\p{N}]/u.test(text) ? askedFor(text.slice(0, longest)) : undefined;
}

/** The candidates of each query with their scores: one statement. */
async function scoredFor(graph: Graph, asked: readonly Checked[], misspelt: boolean) {
  const found = await candidatesFor(
    graph,
    asked.map(({ text, kinds, only }) => ({
      exact: exactSieve(text),
      resembling: resemblingSieve(text, kinds, only, misspelt),
      kinds: only ? kinds : allKinds.map(({ name }) => name),
    })),
  );
  // The names of each entity are read once, however many queries it may answer.
  const all = new Map(found.flatMap(({ candidates }) => candidates).map((one) => [one.id, one]));
  const names = new Map([...all].map(([id, one]) => [id, one.names.map(readName)]));
  return asked.map((one, at) => ({
    one,
    found: found[at],
    scores: (found[at]?.candidates ?? []).flatMap((of): Scored[] => {
      const score = scoreOfNames(one.text, of.kind, names.get(of.id) ?? []);
      return score ? [{ of, score }] : [];
    }),
  }));
}

/** A query without a name: one statement each, for they are rare. */
async function byProperties(graph: Graph, one: Checked) {
  const { candidates, cut } = await candidatesByProperty(graph, one.kinds, one.properties);
  const score = { score: 100, way: 'PROPERTIES', safe: false, name: null, part: false } as const;
  return {
    one,
    found: { candidates, exactCut: false, cut },
    scores: candidates.map((of): Scored => ({ of, score })),
  };
}

function bestOf({ one, scores }: { one: Checked; scores: readonly Scored[] }): number {
  const ofKind = scores.filter(({ of }) => one.kinds.includes(of.kind));
  return Math.max(0, ...ofKind.map(({ score }) => score.score));
}

const nothing: MatchAnswer = {
  candidates: [],
  complete: true,
  incomplete: null,
  incompleteZh: null,
};
