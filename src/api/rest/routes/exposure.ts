import { z } from 'zod';
import type { Graph } from '../../../neo4j/graph.js';
import { basis, certainty } from '../../../ontology/vocabularies/effects.js';
import { exposure as ask } from '../../../queries/exposure/index.js';
import { exposureWays } from '../../../queries/exposure/reach-patterns.js';
import { asOfIn } from '../as-of.js';
import { asOfField } from '../entity/list.js';
import { exposureReasonSchema } from '../entity/reasons.js';
import { referenceFields } from '../entity/schemas.js';
import { byName, itemOf } from '../entity/selection.js';
import type { RestModule } from '../module.js';
import { asOfParameters, choices, flag, pageParameters, text } from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { type PageAsked, sendList } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weightOfList } from '../weights.js';

const rowSchema = z
  .object({
    ...referenceFields,
    via: z.enum(exposureWays).describe('The nearest way.'),
    basis: z.array(z.string()).describe('On what the ways rest: the text, judgement, or both.'),
    because: z.array(exposureReasonSchema).describe('Every way, nearest first.'),
    becauseComplete: z.boolean().describe('False when there are more ways than 100.'),
  })
  .meta({
    id: 'Exposed',
    description: 'What touches, or is touched, with every way in which it does.',
  });

type Row = z.output<typeof rowSchema>;

const table: Table<Row> = {
  name: 'exposure',
  columns: [
    ...(['id', 'kind', 'name', 'nameZh', 'via', 'basis'] as const).map((name) => ({
      name,
      of: (row: Row) => row[name],
    })),
    { name: 'because', of: ({ because }) => because.map(({ sentence }) => sentence) },
    { name: 'because_stakes', of: ({ because }) => because.map(({ stake }) => stake) },
    { name: 'becauseComplete', of: ({ becauseComplete }) => becauseComplete },
  ],
};

const parameters = {
  of: text('A company, sector or policy: its id or any exact name.', 'NIO'),
  ways: choices(
    exposureWays,
    'Which ways count. Left out: all; of a policy, those that lead from a whole to its parts.',
  ),
  basis: choices(
    basis.schema.options as [string, ...string[]],
    `${basis.description} Left out: both.`,
  ),
  certainty: choices(
    certainty.schema.options as [string, ...string[]],
    'How sure an effect must be. Left out: all but UNLIKELY.',
  ),
};

/** What touches a company or a sector, and whom a policy touches. */
export const exposure: RestModule = (api) => {
  api.get(
    '/exposure',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'getExposure',
        tags: ['Ties'],
        summary: 'Which policies touch a company or a sector, or whom a policy touches, and why.',
        querystring: z.object({
          ...parameters,
          ...asOfParameters,
          ...pageParameters,
          totalCount: flag('True counts the whole list as well.'),
          ...formatParameters,
        }),
        response: listAnswers('A page of rows, nearest first.', pageOf(rowSchema, asOfField)),
      },
    },
    (request, reply) =>
      sendList(request, reply, table, (page) => pageOfRows(request.graph, request.query, page)),
  );
};

type Query = z.output<z.ZodObject<typeof parameters>> & { readonly totalCount?: boolean };

async function pageOfRows(
  graph: Graph,
  { of, ways, basis, certainty, ...query }: Query,
  page: PageAsked,
) {
  const totalCount = query.totalCount ?? false;
  const asked = { ...page, of, ways, basis, certainty, asOf: asOfIn(query), totalCount };
  const found = await ask(graph, { ...asked, node: byName });
  return {
    items: found.edges.map(({ node, via, basis, because, becauseComplete }): Row => {
      const { id, kind, name, nameZh } = itemOf(node);
      const reasons = because as unknown as Row['because'];
      return {
        id,
        kind,
        name,
        nameZh,
        via: via ?? 'DIRECT',
        basis,
        because: reasons,
        becauseComplete,
      };
    }),
    nextCursor: found.hasNextPage ? found.endCursor : null,
    ...(totalCount ? { totalCount: found.totalCount as number } : {}),
    complete: found.complete,
    asOf: found.asOf,
  };
}
