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
    a: referenceSchema.describe('The agency whose id comes first.'),
    b: referenceSchema.describe('The other.'),
    count: whole.describe('Policies that both issued.'),
    rank: whole.describe('Place by count, from 1; equal ones share it.'),
    because: z
      .array(z.object({ policy: referenceSchema, steps: z.array(stepSchema) }))
      .describe('The policies, 100 at most, each with where that was read.'),
  })
  .meta({ id: 'JointPair', description: 'Two agencies that issued policies together.' });
type Pair = z.output<typeof pairSchema>;

const body = pageOf(pairSchema, {
  agencies: z
    .array(
      z.object({
        agency: referenceSchema,
        policies: whole.describe('Policies that it issued.'),
        joint: whole.describe('Those that it issued with others.'),
        partners: whole.describe('Agencies with which it issued any.'),
        rank: whole.describe('Place by joint, from 1.'),
      }),
    )
    .describe(`Who issues with others, the most frequent first; ${MAX_AGENCIES} at most.`),
  matrix: z.array(z.array(whole)).describe('How often each with each, in the order of agencies.'),
  total: whole.describe('Policies looked at.'),
  joint: whole.describe('Those with several known issuers.'),
  alone: whole.describe('Those with one known issuer.'),
  withoutIssuer: whole.describe('Those of which no issuer is known.'),
  moreIssuers: z
    .array(z.object({ policy: referenceSchema, stated: whole, named: whole }))
    .describe('Policies with more issuers than the sources name, so that some pairs are missing.'),
  asOf: z.string().nullable().describe('The day that the answer is about; null for all.'),
  undated: whole
    .nullable()
    .describe('Policies of which no source tells whether they were in force.'),
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

/** Which agencies issue policies together: pairs, and a matrix. */
export const jointIssuers: RestModule = (api) => {
  api.get(
    '/joint-issuers',
    {
      config: { formats: allFormats, weight: weights.wide },
      schema: {
        operationId: 'getJointIssuers',
        tags: ['Counts'],
        summary: 'Which agencies issue policies together, how often, and which.',
        description: `The ${MAX_PAIRS} most frequent pairs at most; complete says whether that is all.`,
        querystring: z.object({
          ...filterParameters(kind.name),
          roles: choices(
            issuerRole.schema.options as [string, ...string[]],
            'Only issuers in these roles. Left out: all.',
          ),
          drafts: flag('True takes in drafts and calls for input, with who put them forward.'),
          ...asOfParameters,
          ...formatParameters,
        }),
        response: listAnswers('The pairs, the most frequent first.', body),
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
