import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { Answer } from '../../queries/answer.js';
import { dayArguments } from '../../queries/arguments.js';
import { path, pathsAnswer } from '../../queries/paths/answer.js';
import { paths as ask } from '../../queries/paths/index.js';
import { hops, type PathRequest, pathArguments, size } from '../../queries/paths/request.js';
import { asOfFrom } from '../../query/as-of.js';
import { resolveTreeOf } from '../graphql/resolve-tree.js';
import { numberIn } from '../graphql/resolver.js';
import { allKinds, asksBelow, entitySelection, fieldsNamed } from '../graphql/selection-of.js';
import { type Question, rootField } from '../question.js';
import { asOfIn } from '../rest/as-of.js';
import { asOfParameters, parametersFrom } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';
import { weightOfPaths } from '../rest/weights.js';

const row = path.omit({ nodes: true }).meta({ id: 'Path', description: path.description });
const inTable = { length: true, weak: true, actual: true, ids: true } as const;
const table: Table<Answer<typeof path>> = {
  name: 'paths',
  columns: columnsOf(path.pick({ ...inTable, sentence: true, sentenceZh: true })),
};

/** How one entity is connected to another. */
export const paths: Question = {
  fields: {
    paths: rootField({
      description:
        'How one entity is connected to another: paths that visit no entity twice, shortest first. Each hop lists its relations and their sources.',
      arguments: {
        ...pathArguments,
        asOf: dayArguments.asOf.describe('Only hops that held on this day.'),
        undated: dayArguments.undated.describe(
          'With asOf: what to do with undated hops, LEAVE_OUT or INCLUDE. Default: LEAVE_OUT.',
        ),
      },
      answer: pathsAnswer,
      // A search between two hubs reads up to 400,000 relations.
      cost: {
        base: () => 2_000,
        rows: ({ first, maxHops }) =>
          numberIn(first, size.usual, size.most) * numberIn(maxHops, hops.usual, hops.most),
      },
      ask: ({ asOf, undated, ...request }, { graph }, info) =>
        ask(graph, {
          ...request,
          asOf: asOfFrom(asOf, undated),
          node: nodesOf(request, info),
          sources: asksBelow(info, 'sources'),
        }),
    }),
  },
  routes: (api) => {
    const { from, to, sentence, sentenceZh, hasMore, maxHops, searchedHops, asOf } =
      pathsAnswer.shape;
    const more = { from, to, sentence, sentenceZh, hasMore, maxHops, searchedHops, asOf };
    api.get(
      '/paths',
      {
        config: { formats: allFormats, weight: weightOfPaths },
        schema: {
          operationId: 'findPaths',
          tags: ['Ties'],
          summary: 'How one entity is connected to another: shortest paths first, hop by hop.',
          querystring: z.object({
            ...parametersFrom(pathArguments),
            ...asOfParameters,
            ...formatParameters,
          }),
          response: listAnswers('The paths, and the answer in words.', pageOf(row, more)),
        },
      },
      async (request, reply) => {
        const { query, graph } = request;
        const { paths: items, ...found } = await ask(graph, { ...query, asOf: asOfIn(query) });
        // A table has no field hasMore, so its X-Complete header must also be false if there are more paths.
        const complete = found.complete && !found.hasMore;
        return sendPage(request, reply, table, { items, nextCursor: null, ...found, complete });
      },
    );
  },
};

/** The selections of the entities along the paths. Undefined if nothing is selected. */
function nodesOf({ first, maxHops }: PathRequest, info: GraphQLResolveInfo) {
  const nodes = fieldsNamed(resolveTreeOf(info), 'paths').flatMap((path) =>
    fieldsNamed(path, 'nodes'),
  );
  if (nodes.length === 0) return undefined;
  const rows = (first ?? size.usual) * (maxHops ?? 0) + 2;
  const selected = nodes.map((node) => node.fieldsByTypeName);
  return entitySelection(selected, allKinds, rows);
}
