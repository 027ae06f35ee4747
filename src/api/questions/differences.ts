import { z } from 'zod';
import { pageArguments } from '../../queries/arguments.js';
import {
  type DifferenceEdge,
  differenceEdge,
  differencesAnswer,
} from '../../queries/differences/answer.js';
import { differences as ask, differencesArguments } from '../../queries/differences/index.js';
import { pageRows } from '../graphql/resolver.js';
import { type Question, rootField } from '../question.js';
import { pageParameters, parametersFrom } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendList } from '../rest/representation/send.js';
import type { Table } from '../rest/representation/table.js';
import { weightOfList } from '../rest/weights.js';

const row = differenceEdge.omit({ cursor: true }).meta({ id: 'Difference' });
type Row = Omit<DifferenceEdge, 'cursor'>;

/** One row a difference: what each data set says, in parallel lists. */
const table: Table<Row> = {
  name: 'differences',
  columns: [
    { name: 'entity_id', of: ({ entity }) => entity.id },
    { name: 'entity_name', of: ({ entity }) => entity.name },
    { name: 'entity_nameZh', of: ({ entity }) => entity.nameZh },
    { name: 'relation', of: ({ relation }) => relation },
    { name: 'other_id', of: ({ other }) => other?.id },
    { name: 'other_name', of: ({ other }) => other?.name },
    { name: 'reason', of: ({ reason }) => reason },
    { name: 'field', of: ({ field }) => field },
    { name: 'rule', of: ({ rule }) => rule },
    { name: 'dataSets', of: ({ statements }) => statements.map(({ dataSet }) => dataSet) },
    { name: 'values', of: ({ statements }) => statements.map(({ value }) => value ?? '') },
    {
      name: 'sources',
      of: ({ statements }) =>
        statements.map(({ sources }) => sources.map(({ reference }) => reference).join(' ')),
    },
  ],
};

/** On what points data sets contradict each other. */
export const differences: Question = {
  fields: {
    differences: rootField({
      description:
        'The points on which data sets contradict each other, each with what every data set says and where it read it.',
      arguments: { ...differencesArguments, ...pageArguments },
      answer: differencesAnswer,
      cost: { base: () => 200, rows: pageRows },
      ask: (request, { graph }) => ask(graph, request),
    }),
  },
  routes: (api) => {
    api.get(
      '/differences',
      {
        config: { formats: allFormats, weight: weightOfList },
        schema: {
          operationId: 'listDifferences',
          tags: ['About'],
          summary: 'The points on which data sets contradict each other, each with all values.',
          querystring: z.object({
            ...parametersFrom(differencesArguments),
            ...pageParameters,
            ...formatParameters,
          }),
          response: listAnswers('A page of differences, by entity.', pageOf(row)),
        },
      },
      (request, reply) =>
        sendList(request, reply, table, async (page) => {
          const { edges, hasNextPage, endCursor, complete } = await ask(request.graph, {
            ...page,
            of: request.query.of,
          });
          return {
            items: edges.map(({ cursor: _, ...one }) => one),
            nextCursor: hasNextPage ? endCursor : null,
            complete,
          };
        }),
    );
  },
};
