import { z } from 'zod';
import type { Graph } from '../../../neo4j/graph.js';
import { kinds } from '../../../ontology/index.js';
import { search as ask } from '../../../queries/search/index.js';
import { matchKinds } from '../../../text/search/scorers.js';
import { referenceFields } from '../entity/schemas.js';
import { byName, itemOf } from '../entity/selection.js';
import type { RestModule } from '../module.js';
import { choices, pageParameters, text } from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendList } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weightOfList } from '../weights.js';

const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];

const hitSchema = z
  .object({
    ...referenceFields,
    summary: z.string().nullable().describe('What it is.'),
    how: z
      .enum(matchKinds)
      .describe('How it matched: as a name, the begin or a part of one, misspelt, or in a text.'),
    matched: z.string().describe('The name or text that matched best.'),
    field: z.string().describe('Which field that is.'),
    language: z.string().describe('In which language it matched: EN, ZH or PINYIN.'),
    pieces: z
      .array(z.object({ text: z.string(), matched: z.boolean() }))
      .describe('The name or text cut into what matched and what did not.'),
  })
  .meta({ id: 'SearchHit', description: 'An entity that was found, with what matched.' });

type Hit = z.output<typeof hitSchema>;

const table: Table<Hit> = {
  name: 'search',
  columns: (
    ['id', 'kind', 'name', 'nameZh', 'summary', 'how', 'matched', 'field', 'language'] as const
  ).map((name) => ({ name, of: (hit: Hit) => hit[name] })),
};

/** Finding entities by what they are called. */
export const search: RestModule = (api) => {
  api.get(
    '/search',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'search',
        tags: ['Names'],
        summary:
          'Entities by a name, a part of one, pinyin, a misspelling, or a text that mentions it.',
        querystring: z.object({
          q: text(
            'A name or a few words, in English or Chinese. Nothing in it is an operator.',
            '工信部',
          ),
          kind: choices(kindNames, 'Entities of these kinds alone. Left out: all.', 'Agency'),
          ...pageParameters,
          ...formatParameters,
        }),
        response: listAnswers('A page of hits, best first.', pageOf(hitSchema)),
      },
    },
    (request, reply) =>
      sendList(request, reply, table, (page) => pageOfHits(request.graph, request.query, page)),
  );
};

async function pageOfHits(
  graph: Graph,
  query: { q: string; kind?: string[] },
  page: { first: number; after: string | null },
) {
  const { q: words, kind } = query;
  const found = await ask(graph, { text: words, kinds: kind, ...page, node: byName });
  return {
    items: found.edges.map(({ node, how, match }): Hit => {
      const { id, kind, name, nameZh, ...more } = itemOf(node);
      const { text: matched, field, language, pieces } = match;
      const summary = (more.summary ?? null) as string | null;
      const told = { id, kind, name, nameZh, summary, how, matched, field, language };
      return { ...told, pieces: [...pieces] };
    }),
    nextCursor: found.hasNextPage ? found.endCursor : null,
    totalCount: found.totalCount,
    complete: found.complete,
    incomplete: found.incomplete,
    incompleteZh: found.incompleteZh,
  };
}
