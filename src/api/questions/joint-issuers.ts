import { z } from 'zod';
import type { Answer } from '../../queries/answer.js';
import { dayArguments, whereArgument } from '../../queries/arguments.js';
import { jointIssuersAnswer, pair } from '../../queries/joint-issuers/answer.js';
import { jointIssuers as ask, MAX_PAIRS } from '../../queries/joint-issuers/index.js';
import { jointIssuersArguments } from '../../queries/joint-issuers/statement.js';
import { asOfFrom } from '../../query/as-of.js';
import { asksBelow } from '../graphql/selection-of.js';
import { whereIn } from '../graphql/where-in.js';
import { type Question, rootField } from '../question.js';
import { asOfIn } from '../rest/as-of.js';
import { conditionOf, filterParameters } from '../rest/entity/filters.js';
import { asOfParameters, parametersFrom } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';
import { weights } from '../rest/weights.js';

const table: Table<Answer<typeof pair>> = {
  name: 'joint-issuers',
  columns: columnsOf(pair, {
    because: [
      { name: 'policies_ids', of: ({ because }) => because.map(({ policy }) => policy.id) },
      { name: 'policies_names', of: ({ because }) => because.map(({ policy }) => policy.name) },
    ],
  }),
};

/** The agencies that issue policies jointly, as pairs and as a matrix. */
export const jointIssuers: Question = {
  fields: {
    jointIssuers: rootField({
      description: 'Which agencies issue policies jointly, and how often.',
      arguments: {
        ...whereArgument('Policy', 'Which policies to include. Default: all.'),
        ...jointIssuersArguments,
        ...dayArguments,
        asOf: dayArguments.asOf.describe('Only policies in force on this day.'),
      },
      answer: jointIssuersAnswer,
      cost: { base: () => 1_200, rows: () => 50 },
      ask: ({ asOf, undated, ...request }, { graph }, info) =>
        ask(graph, {
          ...request,
          where: whereIn(request),
          because: asksBelow(info, 'steps'),
          asOf: asOfFrom(asOf, undated),
        }),
    }),
  },
  routes: (api) => {
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
            ...filterParameters('Policy'),
            ...parametersFrom(jointIssuersArguments),
            ...asOfParameters,
            ...formatParameters,
          }),
          response: listAnswers(
            'The pairs, most frequent first.',
            pageOf(pair, jointIssuersAnswer.omit({ edges: true, complete: true }).shape),
          ),
        },
      },
      async (request, reply) => {
        const { roles, drafts, ...query } = request.query;
        const where = conditionOf('Policy', query);
        const asked = { where, roles, drafts, because: true, asOf: asOfIn(query) };
        const { edges: items, ...rest } = await ask(request.graph, asked);
        return sendPage(request, reply, table, { items, nextCursor: null, ...rest });
      },
    );
  },
};
