import { z } from 'zod';
import { type Answer, whole } from '../../queries/answer.js';
import { argument } from '../../queries/arguments.js';
import { type DataSetAnswer, dataSetAnswer } from '../../queries/data-sets/answer.js';
import { dataSets as ask, dataSet } from '../../queries/data-sets/index.js';
import { type Question, rootField } from '../question.js';
import { text } from '../rest/openapi/parameters.js';
import { answers, listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters, jsonOnly } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';
import { writeDataSets } from '../rest/routes/write-data-sets.js';

const { kindCounts, relationCounts } = dataSetAnswer.shape;

/** A data set in REST, where the counts are objects by name. */
const body = dataSetAnswer
  .extend({
    kindCounts: z.record(z.string(), whole).describe(kindCounts.description ?? ''),
    relationCounts: z.record(z.string(), whole).describe(relationCounts.description ?? ''),
  })
  .meta({ id: 'DataSet', description: dataSetAnswer.description });
type Body = Answer<typeof body>;

const table: Table<Body> = {
  name: 'data-sets',
  columns: columnsOf(
    body.pick({
      ...{ name: true, version: true, title: true, licence: true, loadedAt: true },
      ...{ entityCount: true, relationCount: true, gaps: true },
      ...{ publishedOn: true, coversFrom: true, coversTo: true, precedence: true },
    }),
  ),
};

/** The cost of a statement that reads a node for each data set. */
const cost = { base: () => 10 };

/** The data sets in the graph, with their known gaps. */
export const dataSets: Question = {
  fields: {
    dataSets: rootField({
      description: 'The data sets in the graph, with their version and load time.',
      arguments: {},
      answer: z.array(dataSetAnswer),
      cost,
      ask: (_request, { graph }) => ask(graph),
    }),
    dataSet: rootField({
      description: 'One data set by name. Without a name: the only data set.',
      arguments: {
        name: argument(
          z.string().nullish(),
          'Its name. Required if the graph contains several data sets.',
        ),
      },
      answer: dataSetAnswer,
      cost,
      ask: ({ name }, { graph }) => dataSet(graph, name),
    }),
  },
  routes: (api) => {
    api.get(
      '/data-sets',
      {
        config: { formats: allFormats },
        schema: {
          operationId: 'listDataSets',
          tags: ['About'],
          summary: 'The data sets in the graph, with their version and load time.',
          querystring: z.object(formatParameters),
          response: listAnswers('The data sets, by name.', pageOf(body)),
        },
      },
      async (request, reply) => {
        const items = (await ask(request.graph)).map(bodyOf);
        return sendPage(request, reply, table, { items, nextCursor: null, complete: true });
      },
    );
    api.get(
      '/data-sets/:name',
      {
        schema: {
          operationId: 'getDataSet',
          tags: ['About'],
          summary: 'One data set by name.',
          params: z.object({ name: text('Its name.', 'merics-china-industries-2021-09-07') }),
          response: answers('The data set.', body, jsonOnly),
        },
      },
      async ({ params, graph }) => bodyOf(await dataSet(graph, params.name)),
    );
    writeDataSets(api);
  },
};

function bodyOf({ kindCounts, relationCounts, ...rest }: DataSetAnswer): Body {
  return {
    ...rest,
    kindCounts: Object.fromEntries(kindCounts.map(({ kind, count }) => [kind, count])),
    relationCounts: Object.fromEntries(
      relationCounts.map(({ relation, count }) => [relation, count]),
    ),
  };
}
