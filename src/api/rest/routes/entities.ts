import { z } from 'zod';
import type { Graph } from '../../../neo4j/graph.js';
import { relationName, type Step, step } from '../../../queries/answer.js';
import { relationsOf } from '../../../queries/relations/index.js';
import { relationsReadIn } from '../../../queries/relations/read-in.js';
import { asOfIn } from '../as-of.js';
import { examples } from '../entity/examples.js';
import { wholeEntity } from '../entity/items.js';
import { asOfField } from '../entity/list.js';
import { anyEntitySchema } from '../entity/schemas.js';
import { byName } from '../entity/selection.js';
import { stepTable } from '../entity/step-table.js';
import type { RestModule } from '../module.js';
import { asOfParameters, choices, flag, pageParameters, text } from '../openapi/parameters.js';
import { answers, listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters, jsonOnly } from '../representation/formats.js';
import { type Page, type PageAsked, sendList } from '../representation/send.js';
import { weightOfList, weightOfReading } from '../weights.js';

const params = z.object({
  id: text('Id or any exact name of an entity of any kind.', 'agency:miit'),
});

/** Routes for one entity of any kind, by id or any exact name, and for the list of all its relations. */
export const entityRoutes: RestModule = (api) => {
  api.get(
    '/entities/:id',
    {
      schema: {
        operationId: 'getEntity',
        tags: ['Entities'],
        summary: 'One entity of any kind with its names, sources and relations.',
        description:
          'By its id, or by any exact name in any language. An ambiguous name is an error that lists the candidates.',
        params,
        querystring: z.object(asOfParameters),
        response: answers('The entity.', anyEntitySchema, jsonOnly),
      },
    },
    ({ params, query, graph }) => wholeEntity(graph, params.id, byName, { asOf: asOfIn(query) }),
  );
  api.get(
    '/entities/:id/relations',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'listRelations',
        tags: ['Entities'],
        summary: 'Every relation of an entity, each as a sentence with its sources.',
        params,
        querystring: z.object({
          relation: choices(relationName.options, 'Only these relations. Default: all.'),
          ...asOfParameters,
          ...pageParameters,
          totalCount: flag('True also counts the whole list.'),
          ...formatParameters,
        }),
        response: listAnswers('A page of relations, sorted by id.', pageOf(step, asOfField)),
      },
    },
    (request, reply) =>
      sendList(request, reply, stepTable, (page) =>
        pageOfRelations(request.graph, request.params.id, request.query, page),
      ),
  );
  api.get(
    '/sources/:id/relations-read',
    {
      config: { formats: allFormats, weight: weightOfReading },
      schema: {
        operationId: 'listRelationsRead',
        tags: ['Entities'],
        summary: 'Every relation that was read in a source, each as a sentence.',
        description:
          'complete is false in a graph of more than 100,000 relations: then those are listed of which an end was read in the source, too.',
        params: z.object({
          id: text('Id or any exact name of a source.', examples.Source?.id ?? ''),
        }),
        querystring: z.object({
          ...pageParameters,
          totalCount: flag('True also counts the whole list.'),
          ...formatParameters,
        }),
        response: listAnswers('A page of relations, sorted by id.', pageOf(step)),
      },
    },
    (request, reply) =>
      sendList(request, reply, stepTable, async (page) => {
        const { totalCount } = request.query;
        const found = await relationsReadIn(request.graph, {
          ...page,
          source: request.params.id,
          totalCount,
        });
        return {
          items: found.steps,
          nextCursor: found.hasNextPage ? found.endCursor : null,
          ...(totalCount ? { totalCount: found.totalCount } : {}),
          complete: found.complete,
        };
      }),
  );
};

async function pageOfRelations(
  graph: Graph,
  of: string,
  { relation, totalCount, ...query }: { relation?: string[]; totalCount?: boolean },
  page: PageAsked,
): Promise<Page<Step>> {
  const asked = { ...page, of, argument: 'id', relations: relation, totalCount };
  const found = await relationsOf(graph, { ...asked, asOf: asOfIn(query) });
  return {
    items: found.steps,
    nextCursor: found.hasNextPage ? found.endCursor : null,
    ...(totalCount ? { totalCount: found.totalCount } : {}),
    complete: found.complete,
    asOf: found.asOf,
  };
}
