import { z } from 'zod';
import type { Answer } from '../../queries/answer.js';
import { dayArguments, pageArguments } from '../../queries/arguments.js';
import { exposureAnswer, exposureEdge } from '../../queries/exposure/answer.js';
import { exposure as ask } from '../../queries/exposure/index.js';
import { exposureArguments } from '../../queries/exposure/request.js';
import { asOfFrom } from '../../query/as-of.js';
import { pageRows } from '../graphql/resolver.js';
import { asksFor, nodesIn } from '../graphql/selection-of.js';
import { type Question, rootField } from '../question.js';
import { asOfIn } from '../rest/as-of.js';
import { flatRow, flatRowOf } from '../rest/entity/flat-row.js';
import { asOfField } from '../rest/entity/list.js';
import { byName } from '../rest/entity/selection.js';
import {
  asOfParameters,
  flag,
  pageParameters,
  parametersFrom,
} from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendList } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';
import { weightOfList } from '../rest/weights.js';

const row = flatRow(exposureEdge).meta({ id: 'Exposed' });

const table: Table<Answer<typeof row>> = {
  name: 'exposure',
  columns: columnsOf(row, {
    because: [
      { name: 'because', of: ({ because }) => because.map(({ sentence }) => sentence) },
      { name: 'because_stakes', of: ({ because }) => because.map(({ stake }) => stake) },
    ],
  }),
};

/** Which policies affect a company or a sector, or whom a policy affects. */
export const exposure: Question = {
  fields: {
    exposure: rootField({
      description:
        'Policies that affect a company or a sector; or the companies and sectors that a policy affects. Most direct first, each with its reasons.',
      arguments: { ...exposureArguments, ...pageArguments, ...dayArguments },
      answer: exposureAnswer,
      cost: { base: () => 800, rows: pageRows },
      ask: ({ asOf, undated, ...request }, { graph }, info) =>
        ask(graph, {
          ...request,
          asOf: asOfFrom(asOf, undated),
          node: nodesIn(info, request),
          totalCount: asksFor(info, 'totalCount'),
        }),
    }),
  },
  routes: (api) => {
    api.get(
      '/exposure',
      {
        config: { formats: allFormats, weight: weightOfList },
        schema: {
          operationId: 'getExposure',
          tags: ['Ties'],
          summary:
            'Which policies affect a company or a sector, or whom a policy affects, and why.',
          querystring: z.object({
            ...parametersFrom(exposureArguments),
            ...asOfParameters,
            ...pageParameters,
            totalCount: flag('True also counts the whole list.'),
            ...formatParameters,
          }),
          response: listAnswers('A page of rows, most direct first.', pageOf(row, asOfField)),
        },
      },
      (request, reply) =>
        sendList(request, reply, table, async (page) => {
          const { graph, query } = request;
          const { totalCount = false } = query;
          const found = await ask(graph, {
            ...{ ...query, ...page, asOf: asOfIn(query) },
            ...{ node: byName, totalCount },
          });
          return {
            items: found.edges.map(flatRowOf),
            nextCursor: found.hasNextPage ? found.endCursor : null,
            ...(totalCount ? { totalCount: found.totalCount } : {}),
            complete: found.complete,
            asOf: found.asOf,
          };
        }),
    );
  },
};
