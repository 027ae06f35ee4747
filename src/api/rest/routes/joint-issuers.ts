import { z } from 'zod';
import { kindNamed } from '../../../ontology/index.js';
import { issuerRole } from '../../../ontology/vocabularies/policies.js';
import {
  jointIssuers as ask,
  MAX_AGENCIES,
  MAX_PAIRS,
} from '../../../queries/joint-issuers/index.js';
import { asOfIn } from '../as-of.js';
import { conditionOf, filterParameters } from '../entity/filters.js';
import { stepSchema } from '../entity/reasons.js';
import { referenceSchema } from '../entity/schemas.js';
import type { RestModule } from '../module.js';
import { asOfParameters, choices, flag } from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendPage } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weights } from '../weights.js';

const kind = kindNamed('Policy');
const whole = z.number().int();

const pairSchema = z
  .object({
    a: referenceSchema.describe('The agency whose id sorts first.'),
    b: referenceSchema.describe('The other.'),
    count: whole.describe('Number of policies that they issued jointly.'),
    rank: whole.describe('Rank by count, from 1. Pairs with equal counts share a rank.'),
    because: z
      .array(z.object({ policy: referenceSchema, steps: z.array(stepSchema) }))
      .describe('The policies, at most 100, each with its sources.'),
  })
  .meta({ id: 'JointPair', description: 'Two agencies that issued policies jointly.' });
type Pair = z.output<typeof pairSchema>;

const body = pageOf(pairSchema, {
  agencies: z
    .array(
      z.object({
        agency: referenceSchema,
        policies: whole.describe('Number of policies that it issued.'),
        joint: whole.describe('Number of policies that it issued with others.'),
        partners: whole.describe('Number of agencies with which it issued a policy.'),
        rank: whole.describe('Rank by joint, from 1.'),
      }),
    )
    .describe(`Agencies that issue with others, most frequent first; at most ${MAX_AGENCIES}.`),
  matrix: z
    .array(z.array(whole))
    .describe('Number of joint policies of each pair, in the order of agencies.'),
  total: whole.describe('Number of policies examined.'),
  joint: whole.describe('Number of these with several known issuers.'),
  alone: whole.describe('Number of these with one known issuer.'),
  withoutIssuer: whole.describe('Number of these without a known issuer.'),
  moreIssuers: z
    .array(z.object({ policy: referenceSchema, stated: whole, named: whole }))
    .describe('Policies with more issuers than the sources name, so some pairs are missing.'),
  asOf: z
    .string()
    .nullable()
    .describe('The day that the answer is about. Null if no day was given.'),
  undated: whole
    .nullable()
    .describe('Number of policies for which no source says whether they were in force.'),
});

const table: Table<Pair> = {
  name: 'joint-issuers',
  columns: [
    { name: 'a_id', of: ({ a }) => a.id },
    { name: 'a_name', of: ({ a }) => a.name },
    { name: 'a_nameZh', of: ({ a }) => a.nameZh },
    { name: 'b_id', of: ({ b }) => b.id },
    { name: 'b_name', of: ({ b }) => b.name },
    { name: 'b_nameZh', of: ({ b }) => b.nameZh },
    { name: 'count', of: ({ count }) => count },
    { name: 'rank', of: ({ rank }) => rank },
    { name: 'policies_ids', of: ({ because }) => because.map(({ policy }) => policy.id) },
    { name: 'policies_names', of: ({ because }) => because.map(({ policy }) => policy.name) },
  ],
};

/** The route for agencies that issue policies jointly, as pairs and as a matrix. */
export const jointIssuers: RestModule = (api) => {
  api.get(
    '/joint-issuers',
    {
      config: { formats: allFormats, weight: weights.wide },
      schema: {
        operationId: 'getJointIssuers',
        tags: ['Counts'],
        summary: 'Which agencies issue policies jointly, how often, and which policies.',
        description: `At most the ${MAX_PAIRS} most frequent pairs. complete says whether these are all.`,
        querystring: z.object({
          ...filterParameters(kind.name),
          roles: choices(
            issuerRole.schema.options as [string, ...string[]],
            'Only issuers in these roles. Default: all roles.',
          ),
          drafts: flag(
            'True also includes drafts and calls for input, with the agencies that put them forward.',
          ),
          ...asOfParameters,
          ...formatParameters,
        }),
        response: listAnswers('The pairs, most frequent first.', body),
      },
    },
    async (request, reply) => {
      const { roles, drafts, ...query } = request.query;
      const where = conditionOf(kind.name, query);
      const asked = { where, roles, drafts, because: true, asOf: asOfIn(query) };
      const { edges, ...rest } = await ask(request.graph, asked);
      const items = edges as unknown as Pair[];
      return sendPage(request, reply, table, { items, nextCursor: null, ...rest });
    },
  );
};
