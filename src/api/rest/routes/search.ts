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
    summary: z.string().nullable().describe('A summary of one or two sentences.'),
    how: z
      .enum(matchKinds)
      .describe(
        'How it matched: as a full name, a prefix or part of one, a misspelling, or a mention in a text.',
      ),
    matched: z.string().describe('The name or text that matched best.'),
    field: z.string().describe('The field that contains it.'),
    language: z.string().describe('The language in which it matched: EN, ZH or PINYIN.'),
    pieces: z
      .array(z.object({ text: z.string(), matched: z.boolean() }))
      .describe('The name or text, split into matching and other pieces.'),
  })
  .meta({ id: 'SearchHit', description: 'A hit, with the name or text that matched.' });

type Hit = z.output<typeof hitSchema>;

const table: Table<Hit> = {
  name: 'search',
  columns: (
    ['id', 'kind', 'name', 'nameZh', 'summary', 'how', 'matched', 'field', 'language'] as const
  ).map((name) => ({ name, of: (hit: Hit) => hit[name] })),
};

/** The route that finds entities by name, or by mentions in texts. */
export const search: RestModule = (api) => {
  api.get(
    '/search',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'search',
        tags: ['Names'],
        summary:
          'Finds entities by name, part of a name, pinyin, misspelling, or mention in a text.',
        querystring: z.object({
          q: text(
            'A name or a few words, in English or Chinese. There are no search operators.',
            '工信部',
          ),
          kind: choices(kindNames, 'Only entities of these kinds. Default: all.', 'Agency'),
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
