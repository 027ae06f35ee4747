import { z } from 'zod';
import { type Kind, kinds } from '../../../ontology/index.js';
import { asOfIn } from '../as-of.js';
import { examples } from '../entity/examples.js';
import { conditionOf, filterParameters } from '../entity/filters.js';
import { wholeEntity } from '../entity/items.js';
import { asOfField, includeParameter, listParameters, pageOfKind } from '../entity/list.js';
import { schemaOf } from '../entity/schemas.js';
import { idsOf } from '../entity/selection.js';
import { tableOf, withMatched } from '../entity/table.js';
import type { RestApi, RestModule } from '../module.js';
import { asOfParameters, text } from '../openapi/parameters.js';
import { answers, listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters, jsonOnly } from '../representation/formats.js';
import { sendList } from '../representation/send.js';
import { weightOfList } from '../weights.js';

/** Routes for each kind: the list of its entities, and one entity. */
export const kindRoutes: RestModule = (api) => {
  for (const kind of kinds) {
    addList(api, kind);
    addOne(api, kind);
  }
};

type Query = Readonly<Record<string, unknown>> & {
  readonly include?: readonly string[];
  readonly matched?: boolean;
};

function addList(api: RestApi, kind: Kind): void {
  api.get(
    `/${kind.plural}`,
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: `list${capitalised(kind.plural)}`,
        tags: ['Entities'],
        summary: `List ${kind.plural}.`,
        description: `${kind.description} A row must match all filters.`,
        querystring: z.object({
          ...filterParameters(kind.name),
          ...listParameters(kind),
          ...formatParameters,
        }),
        response: listAnswers(`A page of ${kind.plural}.`, pageOf(schemaOf(kind.name), asOfField)),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      const where = conditionOf(kind.name, query);
      const table = tableOf(kind.name, query.include);
      return sendList(request, reply, query.matched ? withMatched(table) : table, (page) =>
        pageOfKind(request, kind, query, where, page),
      );
    },
  );
}

function addOne(api: RestApi, kind: Kind): void {
  api.get(
    `/${kind.plural}/:id`,
    {
      schema: {
        operationId: `get${kind.name}`,
        tags: ['Entities'],
        summary: `One ${kind.label.en} with its names, sources and relations.`,
        description: 'By its id, or by any exact name in any language.',
        params: z.object({ id: text('Its id or name.', examples[kind.name]?.id ?? '') }),
        querystring: z.object({ ...includeParameter(kind), ...asOfParameters }),
        response: answers(`The ${kind.label.en}.`, schemaOf(kind.name), jsonOnly),
      },
    },
    async ({ params, query, graph }) => {
      const { include } = query as Query;
      return wholeEntity(graph, params.id, idsOf(kind.name), { include, asOf: asOfIn(query) });
    },
  );
}

function capitalised(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
