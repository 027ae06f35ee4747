import { z } from 'zod';
import type { Graph } from '../../neo4j/graph.js';
import { type MatchCandidate, type MatchQuery, match } from '../../queries/match/index.js';
import { checkPieces } from '../batch-pieces.js';
import { checked, checkKinds, checkSize } from './checked.js';
import { typeOf } from './type-of.js';

/** Maximum number of queries per batch. OpenRefine sends up to this many and waits for all results. */
export const MAX_BATCH_SIZE = 100;

const value = z.union(
  [
    z.string(),
    z.number(),
    z.boolean(),
    z.object({ id: z.string(), name: z.string().optional() }),
    z.null(),
  ],
  'a value is a text, a number, true or false, null, or an object with an id',
);

const query = z
  .strictObject({
    query: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())], 'a type or a list of types').optional(),
    limit: z.int().positive().optional(),
    properties: z
      .array(
        z.object({
          pid: z.string(),
          v: z.union([value, z.array(value)], 'a value or a list of values'),
        }),
      )
      .optional(),
    type_strict: z.enum(['any', 'should', 'all']).optional(),
  })
  .refine(
    (one) => one.query !== undefined || (one.properties ?? []).length > 0,
    'a query needs a query or at least one of properties',
  );
const batch = z.record(z.string(), query);

/**
 * Answers a batch of queries. The results have the keys of the queries. Throws BATCH_TOO_LARGE for more than
 * MAX_BATCH_SIZE queries, BAD_USER_INPUT for an invalid query.
 */
export async function results(graph: Graph, given: unknown) {
  checkPieces(given, 'queries');
  const found = checked(batch, given, 'queries');
  const keys = Object.keys(found);
  checkSize(keys.length, MAX_BATCH_SIZE, 'queries');
  const asked = Object.entries(found).map(([key, one]) => asMatchQuery(one, `queries.${key}`));
  const answers = await match(graph, asked, { nameOf: (at) => `queries.${keys[at]}` });
  const all = answers.map(({ candidates }) => ({ result: candidates.map(resultOf) }));
  return Object.fromEntries(keys.map((key, at) => [key, all[at]]));
}

/**
 * Converts a query of the protocol. Its types restrict the candidates: `any` and `all` exclude other kinds; `should`,
 * which OpenRefine sends and which is the default, ranks other kinds last.
 */
function asMatchQuery(one: z.output<typeof query>, place: string): MatchQuery {
  const types = checkKinds([one.type ?? []].flat(), `${place}.type`);
  const strict = one.type_strict ?? 'should';
  // No entity has two kinds, so two required types match nothing.
  const kinds = strict === 'all' && new Set(types).size > 1 ? [] : types;
  return {
    text: one.query,
    ...(types.length > 0 ? { kinds, kindsAre: strict === 'should' ? 'FIRST' : 'ONLY' } : {}),
    limit: one.limit,
    properties: one.properties?.map(({ pid, v }) => ({
      property: pid,
      values: [v].flat().filter((one) => one !== null),
    })),
  };
}

function resultOf(candidate: MatchCandidate) {
  const {
    id,
    kind,
    name,
    nameZh,
    summary,
    matchedName,
    score,
    match: certain,
    features,
  } = candidate;
  const description = [
    nameZh,
    matchedName !== name && matchedName !== nameZh ? matchedName : '',
    summary,
  ]
    .filter(Boolean)
    .join(' · ');
  return {
    id,
    name,
    ...(description ? { description } : {}),
    type: [typeOf(kind)],
    score,
    match: certain,
    features,
  };
}
