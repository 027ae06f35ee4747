import { z } from 'zod';
import { notStated } from '../../dataset/statements/statement.js';
import { fieldShapes, kinds, relations } from '../../ontology/index.js';
import { type StatementRow, statementRow } from '../../queries/statements/answer.js';
import { statementsOnEntity, statementsOnRelation } from '../../queries/statements/index.js';
import type { Question } from '../question.js';
import { choices, text } from '../rest/openapi/parameters.js';
import { listAnswers, pageOf } from '../rest/representation/answers.js';
import { allFormats, formatParameters } from '../rest/representation/formats.js';
import { sendPage } from '../rest/representation/send.js';
import { columnsOf, type Table } from '../rest/representation/table.js';

/** One row a statement. The addresses of its sources stand beside their references. */
const table: Table<StatementRow> = {
  name: 'statements',
  columns: columnsOf(statementRow, {
    sources: [
      { name: 'sources', of: ({ sources }) => sources.map(({ reference }) => reference) },
      { name: 'sources_names', of: ({ sources }) => sources.map(({ name }) => name) },
      { name: 'sources_urls', of: ({ sources }) => sources.map(({ url }) => url) },
    ],
  }),
};

/** The fields that statements can be about, of all kinds or of all relations. */
function fieldsOf(all: readonly { readonly schema: z.ZodObject }[]): string[] {
  const names = all.flatMap(({ schema }) => fieldShapes(schema).map(({ name }) => name));
  return [...new Set(names)].filter((name) => !notStated.has(name));
}

/** What each data set says about one entity or one relation. GraphQL has this on every entity and edge. */
export const statements: Question = {
  routes: (api) => {
    for (const { address, of, id, fields, ask } of [
      {
        address: '/entities/:id/statements',
        of: 'Entity',
        id: text('Id or any exact name of an entity of any kind.', 'policy:trade-logistics-plan'),
        fields: fieldsOf(kinds),
        ask: statementsOnEntity,
      },
      {
        address: '/relations/:id/statements',
        of: 'Relation',
        id: text('Id of a relation.', 'issued:agency:mofcom>policy:trade-logistics-plan'),
        fields: fieldsOf(relations),
        ask: statementsOnRelation,
      },
    ] as const)
      api.get(
        address,
        {
          config: { formats: allFormats },
          schema: {
            operationId: `list${of}Statements`,
            tags: ['Entities'],
            summary: `What each data set says about one ${of.toLowerCase()}, field by field, with its sources.`,
            description:
              'Every value that a data set states, also those that answers do not show because another data set comes first.',
            params: z.object({ id }),
            querystring: z.object({
              field: choices(fields, 'Only statements on these fields. Default: all.'),
              ...formatParameters,
            }),
            response: listAnswers('The statements, by field.', pageOf(statementRow)),
          },
        },
        async (request, reply) => {
          const { field: wanted } = request.query as { readonly field?: readonly string[] };
          const found = await ask(request.graph, request.params.id);
          const items = found.filter(({ field }) => wanted?.includes(field) ?? true);
          return sendPage(request, reply, table, { items, nextCursor: null, complete: true });
        },
      );
  },
};
