import { z } from 'zod';
import type { Graph } from '../../../neo4j/graph.js';
import { basis, certainty } from '../../../ontology/vocabularies/effects.js';
import { exposure as ask } from '../../../queries/exposure/index.js';
import { exposureWays } from '../../../query/reach.js';
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
    via: z.enum(exposureWays).describe('The most direct way.'),
    basis: z
      .array(z.string())
      .describe("What the ways are based on: the text, the analysts' judgement, or both."),
    because: z.array(exposureReasonSchema).describe('Every way, most direct first.'),
    becauseComplete: z
      .boolean()
      .describe('False if there are more than 100 ways; only 100 are listed.'),
  })
  .meta({
    id: 'Exposed',
    description:
      'A policy that affects something, or something that a policy affects, with every way in which it does.',
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
    'Which ways count. Default: all of them; for a policy, only those that lead from a whole to its parts.',
  ),
  basis: choices(
    basis.schema.options as [string, ...string[]],
    `${basis.description} Default: both.`,
  ),
  certainty: choices(
    certainty.schema.options as [string, ...string[]],
    'How certain an effect must be. Default: everything except UNLIKELY.',
  ),
};

/** The route that lists which policies affect a company or a sector, or whom a policy affects. */
export const exposure: RestModule = (api) => {
  api.get(
    '/exposure',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'getExposure',
        tags: ['Ties'],
        summary: 'Which policies affect a company or a sector, or whom a policy affects, and why.',
        querystring: z.object({
          ...parameters,
          ...asOfParameters,
          ...pageParameters,
          totalCount: flag('True also counts the whole list.'),
          ...formatParameters,
        }),
        response: listAnswers('A page of rows, most direct first.', pageOf(rowSchema, asOfField)),
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
