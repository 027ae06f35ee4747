import { UserError } from '../errors.js';
import { kinds as allKinds, kindNamed } from '../ontology/index.js';
import type { Graph } from './connect.js';
import { candidatesFor, type Found, mostResembling } from './match/candidates.js';
import { decided } from './match/decide.js';
import { propertiesOf } from './match/properties.js';
import type { MatchAnswer, MatchQuery } from './match/query.js';
import { type ReadName, readName, scoreOfNames, type Text, textOf } from './match/score-name.js';
import { exactSieve, resemblingSieve } from './match/sieve.js';
import { type Asked, askedFor, longest } from './search/asked.js';
import type { Candidate } from './search/candidates.js';

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
const mostCandidates = mostResembling;

/**
 * Finds what names in somebody's list mean in the graph, in the order of the queries: an answer each, with the
 * candidates best first. One statement for the names of all, one more where properties are given.
 * Throws BAD_USER_INPUT or LIMIT_EXCEEDED for a query that cannot be asked, naming its place.
 */
export async function match(
  graph: Graph,
  queries: readonly MatchQuery[],
  nameOf: (at: number) => string = (at) => `queries[${at}]`,
): Promise<MatchAnswer[]> {
  const checked = queries.map((query, at) => checkedQuery(query, nameOf(at)));
  const asked = checked.filter(({ text }) => text.reading.plain !== '');
  const found = await candidatesFor(
    graph,
    asked.map(({ text, kinds, only }) => ({
      exact: exactSieve(text),
      resembling: resemblingSieve(text, kinds, only),
      kinds: only ? kinds : allKinds.map(({ name }) => name),
    })),
  );
  const read = readEach(found);
  const scored = asked.map((one, at) => {
    const { candidates = [] } = found[at] ?? {};
    return { one, found: found[at], scores: candidates.flatMap((it) => scoredBy(one, it, read)) };
  });
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

/** The names of each entity, read once however many queries it may answer. */
function readEach(found: readonly Found[]): Map<string, readonly ReadName[]> {
  const all = found.flatMap(({ candidates }) => candidates);
  return new Map(all.map(({ id, names }) => [id, names.map(readName)]));
}

function scoredBy({ text }: Checked, of: Candidate, read: Map<string, readonly ReadName[]>) {
  const score = scoreOfNames(text as Text, of.kind, read.get(of.id) ?? []);
  return score ? [{ of, score }] : [];
}

const nothing: MatchAnswer = {
  candidates: [],
  complete: true,
  incomplete: null,
  incompleteZh: null,
};
