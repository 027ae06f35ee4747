import { z } from 'zod';
import { ArgumentError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import { kindCodes } from '../../../ontology/index.js';
import { reasonsIncomplete } from '../../../queries/answer.js';
import { MAX_COST, MAX_NAME_LENGTH } from '../../../queries/match/cost.js';
import { match as ask, type MatchAnswer, type MatchQuery } from '../../../queries/match/index.js';
import { checkPieces } from '../../batch-pieces.js';
import { describedFields } from '../entity/flat-row.js';
import type { RestModule } from '../module.js';
import { kindCodeFrom } from '../openapi/parameters.js';
import { answers } from '../representation/answers.js';
import { jsonOnly } from '../representation/formats.js';
import { sendJson } from '../representation/send.js';
import { weightOfBatch } from '../weights.js';

/**
 * Maximum number of queries per request. This many are answered within seconds. Clients send a table of thousands of
 * rows in several requests.
 */
const MAX_QUERIES = 500;

/** The code of a kind; its name, which released clients send, is read as that. */
const kindCode = z.preprocess(kindCodeFrom, z.enum(kindCodes));
const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ id: z.string() }),
  z.null(),
]);
const querySchema = z
  .strictObject({
    name: z
      .string()
      .optional()
      .describe(`The name as it is in your list, at most ${MAX_NAME_LENGTH} characters.`),
    kinds: z
      .array(kindCode)
      .min(1)
      .optional()
      .describe('Only entities of these kinds. Default: all.'),
    properties: z
      .record(z.string(), z.union([value, z.array(value)]))
      .optional()
      .describe(
        'Other known facts, by field or relation, such as {"issuedBy": "MIIT", "type": "OPINIONS"}. They influence the score. Null, empty and unreadable values do not.',
      ),
  })
  .meta({ id: 'MatchQuery', description: 'A name to match, with other known facts.' });

const bodySchema = z.strictObject({
  queries: z
    .record(z.string(), querySchema)
    .describe(
      `Up to ${MAX_QUERIES} queries under keys of your choice, such as row numbers. Together they may cost at most ${MAX_COST}: 1 per character, and more for properties and values. The error for a larger request states its cost.`,
    ),
  kinds: z.array(kindCode).min(1).optional().describe('The kinds for queries without kinds.'),
  threshold: z
    .number()
    .min(0)
    .max(100)
    .default(50)
    .describe('Candidates with a lower score are not returned.'),
  limit: z
    .number()
    .int()
    .min(1)
    .max(40)
    .default(5)
    .describe('Maximum number of candidates per query.'),
});

const candidateSchema = z
  .object({
    ...describedFields,
    score: z
      .number()
      .describe(
        '0 to 100. 100: the exact name. 90 and above: the same name in another form. Below 90: a similar name.',
      ),
    match: z
      .boolean()
      .describe(
        'True if the match is certain: it has this name, and no other entity of the requested kinds does.',
      ),
    matchedName: z.string().nullable().describe('The name of the candidate that was compared.'),
    features: z
      .record(z.string(), z.union([z.number(), z.boolean()]))
      .describe('The features that the score is based on: numbers from 0 to 1, and booleans.'),
  })
  .meta({ id: 'MatchCandidate', description: 'An entity that the name may refer to.' });

const resultSchema = z
  .object({
    candidates: z.array(candidateSchema).describe('Best first.'),
    complete: z
      .boolean()
      .describe('False if more entities resembled the name than could be compared.'),
    ...reasonsIncomplete,
  })
  .meta({ id: 'MatchResult', description: 'The candidates for one query.' });

const matchedSchema = z.object({ results: z.record(z.string(), resultSchema) });

type Body = z.output<typeof bodySchema>;

/** The route that matches a list of names to entities, for programs. */
export const match: RestModule = (api) => {
  api.post(
    '/match',
    {
      preValidation: async ({ body }) => checkPieces(body, 'queries'),
      config: { weight: weightOfBatch },
      schema: {
        operationId: 'matchNames',
        tags: ['Names'],
        summary:
          'Matches a list of names to entities: scored and explained candidates for each name.',
        body: bodySchema,
        response: answers(
          'The results by the keys of the queries.',
          matchedSchema,
          jsonOnly,
          [408, 413, 415],
        ),
      },
    },
    async (request, reply) =>
      sendJson(request, reply, matchedSchema, await resultsOf(request.graph, request.body)),
  );
};

async function resultsOf(graph: Graph, { queries, kinds, threshold, limit }: Body) {
  const keys = Object.keys(queries);
  if (keys.length > MAX_QUERIES) {
    throw new ArgumentError(
      'BATCH_TOO_LARGE',
      'queries',
      `${keys.length} in one request are too many; at most ${MAX_QUERIES} are allowed. Send them in several requests.`,
      { limit: MAX_QUERIES },
    );
  }
  const asked = Object.values(queries).map(
    (one): MatchQuery => ({
      text: one.name,
      kinds: one.kinds ?? kinds,
      limit,
      properties: Object.entries(one.properties ?? {}).map(([property, values]) => ({
        property,
        values: [values].flat().filter((one) => one !== null),
      })),
    }),
  );
  const found = await ask(graph, asked, { nameOf: (at) => `queries.${keys[at]}` });
  return {
    results: Object.fromEntries(keys.map((key, at) => [key, resultOf(found[at], threshold)])),
  };
}

function resultOf(answer: MatchAnswer | undefined, threshold: number) {
  const { candidates = [], ...rest } = answer ?? {};
  return {
    ...rest,
    candidates: candidates
      .filter(({ score }) => score >= threshold)
      .map(({ features, ...one }) => ({
        ...one,
        features: Object.fromEntries(features.map(({ id, value }) => [id, value])),
      })),
  };
}
