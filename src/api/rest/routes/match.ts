import { z } from 'zod';
import { ArgumentError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import { kinds } from '../../../ontology/index.js';
import { MAX_COST, MAX_NAME_LENGTH } from '../../../queries/match/cost.js';
import { match as ask, type MatchAnswer, type MatchQuery } from '../../../queries/match/index.js';
import { checkPieces } from '../../batch-pieces.js';
import { referenceFields } from '../entity/schemas.js';
import type { RestModule } from '../module.js';
import { answers } from '../representation/answers.js';
import { jsonOnly } from '../representation/formats.js';
import { sendJson } from '../representation/send.js';
import { weightOfBatch } from '../weights.js';

/** Queries in one request: they are answered within seconds, and a table of thousands is sent in parts. */
const MAX_QUERIES = 500;
const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];

const value = z.union([z.string(), z.number(), z.boolean(), z.object({ id: z.string() })]);
const querySchema = z
  .strictObject({
    name: z
      .string()
      .optional()
      .describe(`The name as it stands in the list, of at most ${MAX_NAME_LENGTH} characters.`),
    kinds: z.array(z.enum(kindNames)).min(1).optional().describe('Left out: every kind.'),
    properties: z
      .record(z.string(), z.union([value, z.array(value)]))
      .optional()
      .describe(
        'What else is known, by field or relation, such as {"issuedBy": "MIIT", "type": "OPINIONS"}. It bears on the score.',
      ),
  })
  .meta({ id: 'MatchQuery', description: 'A name to be matched, and what else is known.' });

const bodySchema = z.strictObject({
  queries: z
    .record(z.string(), querySchema)
    .describe(
      `Up to ${MAX_QUERIES} queries under keys of your own, such as row numbers, which together cost at most ${MAX_COST}: 1 for each character, and more for properties and values; a refusal says how much.`,
    ),
  kinds: z.array(z.enum(kindNames)).min(1).optional().describe('For queries without kinds.'),
  threshold: z
    .number()
    .min(0)
    .max(100)
    .default(50)
    .describe('Candidates with a lower score are left out.'),
  limit: z.number().int().min(1).max(40).default(5).describe('Candidates for each query.'),
});

const candidateSchema = z
  .object({
    ...referenceFields,
    summary: z.string().nullable().describe('What it is.'),
    score: z
      .number()
      .describe(
        'From 0 to 100: 100 the very name, from 90 the same but for its form, below that alike.',
      ),
    match: z
      .boolean()
      .describe('Certain: it bears the name, and nothing else that was asked for does.'),
    matchedName: z.string().nullable().describe('The name of it that was compared.'),
    features: z
      .record(z.string(), z.union([z.number(), z.boolean()]))
      .describe('What the score rests on: shares from 0 to 1, and what is so.'),
  })
  .meta({ id: 'MatchCandidate', description: 'An entity that may be meant.' });

const resultSchema = z
  .object({
    candidates: z.array(candidateSchema).describe('Best first.'),
    complete: z
      .boolean()
      .describe('False when more entities resembled the name than were compared.'),
    incomplete: z.string().nullable().describe('Why it is not complete, in English.'),
    incompleteZh: z.string().nullable().describe('Why it is not complete, in Chinese.'),
  })
  .meta({ id: 'MatchResult', description: 'The candidates for one query.' });

const matchedSchema = z.object({ results: z.record(z.string(), resultSchema) });

type Body = z.output<typeof bodySchema>;

/** Matching a list of names with the graph, for programs. */
export const match: RestModule = (api) => {
  api.post(
    '/match',
    {
      preValidation: async ({ body }) => checkPieces(body, 'queries'),
      config: { weight: weightOfBatch },
      schema: {
        operationId: 'matchNames',
        tags: ['Names'],
        summary: 'What the names in a list mean: candidates for each, scored and explained.',
        body: bodySchema,
        response: answers(
          'The results under the keys of the queries.',
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
      `${keys.length} in one request are too many; allowed are ${MAX_QUERIES}. Send them in several requests.`,
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
        values: [values].flat(),
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
