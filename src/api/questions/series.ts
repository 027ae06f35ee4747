import { z } from 'zod';
import { constant } from '../../codegen/sdl/text.js';
import { fieldShapes, kindNamed } from '../../ontology/index.js';
import type { Answer } from '../../queries/answer.js';
import { whereArgument } from '../../queries/arguments.js';
import { period } from '../../queries/counts/answer.js';
import { counts } from '../../queries/counts/index.js';
import { inForcePoint, inForceSeriesAnswer } from '../../queries/series/answer.js';
import { inForceSeries as ask, inForceSeriesArguments } from '../../queries/series/index.js';
import { whereIn } from '../graphql/where-in.js';
import { type Question, rootField } from '../question.js';
import { conditionOf, filterParameters } from '../rest/entity/filters.js';
import { countsBody, groupTable } from '../rest/group-table.js';
import { choice, optionalDay, parametersFrom } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';

const kind = kindNamed('Policy');
const table: Table<Answer<typeof inForcePoint>> = {
  name: 'policies-in-force',
  columns: columnsOf(inForcePoint),
};
const periodParameter = choice(period.options, 'The length of a period. Default: MONTH.');
const dates = fieldShapes(kind.schema)
  .filter(({ type }) => type === 'date')
  .map(({ name }) => name);

/** Numbers of policies over time, for charts. */
export const series: Question = {
  fields: {
    inForceSeries: rootField({
      description:
        'How many policies were in force at the end of each day, month, quarter or year.',
      arguments: {
        ...whereArgument('Policy', 'Which policies to include. Default: all.'),
        ...inForceSeriesArguments,
      },
      answer: inForceSeriesAnswer,
      cost: { base: () => 1_200, rows: () => 100 },
      ask: (request, { graph }) => ask(graph, { ...request, where: whereIn(request) }),
    }),
  },
  routes: (api) => {
    api.get(
      '/series/policies-in-force',
      {
        config: { formats: allFormats },
        schema: {
          operationId: 'seriesPoliciesInForce',
          tags: ['Counts'],
          summary: 'How many policies were in force at the end of each period.',
          querystring: z.object({
            ...filterParameters(kind.name),
            ...parametersFrom(inForceSeriesArguments),
            period: periodParameter,
            ...formatParameters,
          }),
          response: listAnswers(
            'One point per period.',
            pageOf(inForcePoint, { total: inForceSeriesAnswer.shape.total }),
          ),
        },
      },
      async (request, reply) => {
        const { period = 'MONTH', from, to, ...query } = request.query;
        const where = conditionOf(kind.name, query);
        const { points: items, ...rest } = await ask(request.graph, { where, period, from, to });
        return sendPage(request, reply, table, { items, nextCursor: null, ...rest });
      },
    );
    api.get(
      '/series/policies',
      {
        config: { formats: allFormats },
        schema: {
          operationId: 'seriesPolicies',
          tags: ['Counts'],
          summary: 'How many policies fall into each period, by one of their dates.',
          querystring: z.object({
            ...filterParameters(kind.name),
            date: choice(dates, 'Which date of the policies. Default: issuedOn.', 'issuedOn'),
            period: periodParameter,
            from: optionalDay('The first period is the one that contains this date.', '2021-01-01'),
            to: optionalDay('The last period is the one that contains this date.', '2021-12-31'),
            ...formatParameters,
          }),
          response: listAnswers(
            'One group per period. Empty periods have a count of 0.',
            countsBody,
          ),
        },
      },
      async (request, reply) => {
        const { date = 'issuedOn', period = 'MONTH', from, to, ...query } = request.query;
        const { groups: items, ...rest } = await counts(request.graph, {
          kind: kind.name,
          by: [{ dimension: constant(date), period, from, to }],
          where: conditionOf(kind.name, query),
          wants: { sums: false, ids: false },
        });
        const page = { items, nextCursor: null, ...rest };
        return sendPage(request, reply, groupTable(kind, [constant(date)]), page);
      },
    );
  },
};
