import { z } from 'zod';
import { dataSets as ask, type DataSet, dataSetNamed } from '../../../load/data-set.js';
import { kinds, relations } from '../../../ontology/index.js';
import { type Answer, coveredDataSet } from '../../../queries/answer.js';
import type { RestModule } from '../module.js';
import { text } from '../openapi/parameters.js';
import { answers, listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters, jsonOnly } from '../representation/formats.js';
import { sendPage } from '../representation/send.js';
import { columnsOf, type Table } from '../representation/table.js';

const count = z.number().int();
const { name, title, publishedOn, coversFrom, coversTo, gaps } = coveredDataSet.shape;
const DataSetSchema = z
  .object({
    name,
    version: z.string().describe('Its version.'),
    title,
    description: z.string().nullable().describe('What it is.'),
    licence: z.string().describe('The licence under which it may be used.'),
    ...{ publishedOn, coversFrom, coversTo, gaps },
    precedence: z
      .number()
      .int()
      .nullable()
      .describe(
        'Its declared rank among data sets that state different values; 1 comes first. Null if none is declared.',
      ),
    loadedAt: z.string().describe('When it was loaded, as ISO 8601.'),
    hash: z.string().describe('Hash of its content.'),
    entityCount: count.describe('Number of entities.'),
    relationCount: count.describe('Number of relations.'),
    kindCounts: z.record(z.string(), count).describe('Entities by kind.'),
    relationCounts: z.record(z.string(), count).describe('Relations by type.'),
  })
  .meta({ id: 'DataSet', description: 'A data set in the graph.' });

type Item = Answer<typeof DataSetSchema>;

const table: Table<Item> = {
  name: 'data-sets',
  columns: columnsOf(
    DataSetSchema.pick({
      ...{ name: true, version: true, title: true, licence: true, loadedAt: true },
      ...{ entityCount: true, relationCount: true, gaps: true },
      ...{ publishedOn: true, coversFrom: true, coversTo: true, precedence: true },
    }),
  ),
};

/** Routes for the data sets in the graph, with their known gaps. */
export const dataSets: RestModule = (api) => {
  api.get(
    '/data-sets',
    {
      config: { formats: allFormats },
      schema: {
        operationId: 'listDataSets',
        tags: ['About'],
        summary: 'The data sets in the graph, with their version and load time.',
        querystring: z.object(formatParameters),
        response: listAnswers('The data sets, by name.', pageOf(DataSetSchema)),
      },
    },
    async (request, reply) => {
      const items = (await ask(request.graph)).map(itemOf);
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
        response: answers('The data set.', DataSetSchema, jsonOnly),
      },
    },
    async ({ params, graph }) => itemOf(await dataSetNamed(graph, params.name)),
  );
};

function itemOf({ kindCounts, relationCounts, ...rest }: DataSet): Item {
  const counts = (named: readonly { readonly name: string }[], numbers: readonly number[]) =>
    Object.fromEntries(named.map(({ name }, at) => [name, numbers[at] ?? 0]));
  return {
    ...rest,
    description: rest.description ?? null,
    publishedOn: rest.publishedOn ?? null,
    coversFrom: rest.coversFrom ?? null,
    coversTo: rest.coversTo ?? null,
    precedence: rest.precedence ?? null,
    kindCounts: counts(kinds, kindCounts),
    relationCounts: counts(relations, relationCounts),
  };
}
