import { z } from 'zod';
import type { Answer } from '../../queries/answer.js';
import { dayArguments, pageArguments } from '../../queries/arguments.js';
import { searchAnswer, searchEdge, searchMatch } from '../../queries/search/answer.js';
import { search as ask, searchArguments } from '../../queries/search/index.js';
import { asOfFrom } from '../../query/as-of.js';
import { pageRows } from '../graphql/resolver.js';
import { asksFor, nodesIn } from '../graphql/selection-of.js';
import { type Question, rootField } from '../question.js';
import { describedFields, describedOf } from '../rest/entity/flat-row.js';
import { byName } from '../rest/entity/selection.js';
import { pageParameters, parametersFrom } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendList } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';
import { weightOfList } from '../rest/weights.js';

const hit = z
  .object({
    ...describedFields,
    how: searchEdge.shape.how,
    matched: searchMatch.shape.text,
    ...searchMatch.pick({ field: true, language: true, pieces: true }).shape,
  })
  .meta({ id: 'SearchHit', description: 'An entity that was found, with what matched.' });

const table: Table<Answer<typeof hit>> = { name: 'search', columns: columnsOf(hit) };

const { q, kind } = parametersFrom({ q: searchArguments.text, kind: searchArguments.kinds });

/** Search in names and texts of two languages. */
export const search: Question = {
  fields: {
    search: rootField({
      description:
        'Finds entities by name in English or Chinese, part of a name, abbreviation, pinyin without tones, misspelling, or mention in a text.',
      arguments: {
        ...searchArguments,
        ...pageArguments,
        ...dayArguments,
        asOf: dayArguments.asOf.describe(
          'Only relations of the hits that held on this day. It does not restrict the names that are found.',
        ),
      },
      answer: searchAnswer,
      // Full-text look-ups in several indexes, and the comparison of their hits.
      cost: { base: () => 1_200, rows: pageRows },
      ask: ({ asOf, undated, ...request }, { graph }, info) =>
        ask(graph, {
          ...request,
          total: asksFor(info, 'totalCount'),
          asOf: asOfFrom(asOf, undated),
          node: nodesIn(info, request),
        }),
    }),
  },
  routes: (api) => {
    api.get(
      '/search',
      {
        config: { formats: allFormats, weight: weightOfList },
        schema: {
          operationId: 'search',
          tags: ['Names'],
          summary:
            'Finds entities by name, part of a name, pinyin, misspelling, or mention in a text.',
          querystring: z.object({ q, kind, ...pageParameters, ...formatParameters }),
          response: listAnswers('A page of hits, best first.', pageOf(hit)),
        },
      },
      (request, reply) =>
        sendList(request, reply, table, async (page) => {
          const { q: text, kind: kinds } = request.query;
          const found = await ask(request.graph, { text, kinds, ...page, node: byName });
          const { complete, incomplete, incompleteZh, totalCount } = found;
          return {
            items: found.edges.map(({ node, how, match }) => {
              const { text: matched, field, language, pieces } = match;
              return { ...describedOf(node), how, matched, field, language, pieces };
            }),
            nextCursor: found.hasNextPage ? found.endCursor : null,
            ...{ totalCount, complete, incomplete, incompleteZh },
          };
        }),
    );
  },
};
