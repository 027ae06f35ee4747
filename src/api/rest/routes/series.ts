import { z } from 'zod';
import { constant } from '../../../codegen/sdl/text.js';
import { fieldShapes, kindNamed } from '../../../ontology/index.js';
import { counts } from '../../../queries/counts/index.js';
import { periods } from '../../../queries/counts/periods.js';
import { inForceSeries, MAX_POINTS } from '../../../queries/series/index.js';
import { countsSchema, groupTable } from '../counts.js';
import { conditionOf, filterParameters } from '../entity/filters.js';
import type { RestModule } from '../module.js';
import { choice, day, optionalDay } from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendPage } from '../representation/send.js';
import type { Table } from '../representation/table.js';

const kind = kindNamed('Policy');
const whole = z.number().int();

const pointSchema = z
  .object({
    key: z.string().describe('The period: 2021-08, 2021-Q3 or 2021.'),
    label: z.string().describe('The period in English.'),
    labelZh: z.string().describe('The period in Chinese.'),
    day: z.string().describe('The day that the numbers are about: the last day of the period.'),
    inForce: whole.describe('Number of policies in force.'),
    notInForce: whole.describe(
      'Number of policies not in force: drafts, and policies that have ended.',
    ),
    notYet: whole.describe('Number of policies that take effect later.'),
    unknown: whole.describe('Number of policies whose sources do not say.'),
  })
  .meta({
    id: 'InForcePoint',
    description: 'How many policies were in force at the end of a period.',
  });
type Point = z.output<typeof pointSchema>;

const columns = Object.keys(pointSchema.shape) as (keyof Point)[];
const table: Table<Point> = {
  name: 'policies-in-force',
  columns: columns.map((name) => ({ name, of: (point) => point[name] })),
};

const period = choice(periods, 'The length of a period. Default: MONTH.');
const dates = fieldShapes(kind.schema)
  .filter(({ type }) => type === 'date')
  .map(({ name }) => name) as [string, ...string[]];

/** Routes for numbers of policies over time, for charts. */
export const series: RestModule = (api) => {
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
          period,
          from: day('The first period is the one that contains this date.', '2021-01-01'),
          to: day(
            `The last period is the one that contains this date. At most ${MAX_POINTS} periods.`,
            '2021-12-31',
          ),
          ...formatParameters,
        }),
        response: listAnswers(
          'One point per period.',
          pageOf(pointSchema, { total: whole.describe('Number of policies examined.') }),
        ),
      },
    },
    async (request, reply) => {
      const { period = 'MONTH', from, to, ...query } = request.query;
      const where = conditionOf(kind.name, query);
      const { points, ...rest } = await inForceSeries(request.graph, { where, period, from, to });
      return sendPage(request, reply, table, {
        items: points as Point[],
        nextCursor: null,
        ...rest,
      });
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
          period,
          from: optionalDay('The first period is the one that contains this date.', '2021-01-01'),
          to: optionalDay('The last period is the one that contains this date.', '2021-12-31'),
          ...formatParameters,
        }),
        response: listAnswers(
          'One group per period. Empty periods have a count of 0.',
          countsSchema,
        ),
      },
    },
    async (request, reply) => {
      const { date = 'issuedOn', period = 'MONTH', from, to, ...query } = request.query;
      const by = [{ dimension: constant(date), period, from, to }];
      const where = conditionOf(kind.name, query);
      const { groups, ...rest } = await counts(request.graph, {
        kind: kind.name,
        by,
        where,
        wants,
      });
      const items = { items: groups, nextCursor: null, ...rest };
      return sendPage(request, reply, groupTable(kind, [constant(date)]), items);
    },
  );
};

const wants = { sums: false, ids: false };
