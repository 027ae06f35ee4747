import { z } from 'zod';
import { relations } from '../../../ontology/index.js';
import { factStatus } from '../../../ontology/vocabularies/events.js';
import { paths as ask } from '../../../queries/paths/index.js';
import { hops, type PathRequest, pathDirections, size } from '../../../queries/paths/request.js';
import { asOfIn } from '../as-of.js';
import { stepSchema } from '../entity/reasons.js';
import { referenceSchema } from '../entity/schemas.js';
import type { RestModule } from '../module.js';
import {
  asOfParameters,
  choice,
  choices,
  flag,
  text,
  texts,
  whole,
} from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendPage } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weightOfPaths } from '../weights.js';

const relationNames = relations.map(({ name }) => name) as [string, ...string[]];
const statuses = factStatus.schema.options as [string, ...string[]];
const sentences = {
  sentence: z.string().describe('In English.'),
  sentenceZh: z.string().describe('In Chinese.'),
};

const pathSchema = z
  .object({
    length: z.number().int().describe('Number of hops.'),
    weak: z
      .boolean()
      .describe('True if one of its hops is weak, so that it does not really connect the two.'),
    actual: z.boolean().describe('True if every hop is ACTUAL, and not planned or ended.'),
    ...sentences,
    ids: z.array(z.string()).describe('Ids of the entities along it, both ends included.'),
    hops: z
      .array(
        z.object({
          from: referenceSchema,
          to: referenceSchema,
          status: z
            .string()
            .describe('Factual status of the hop: that of its most certain relation.'),
          weak: z.boolean().describe('True if the two merely share something.'),
          undated: z
            .boolean()
            .describe('True if the sources do not say whether it held on the day.'),
          ...sentences,
          ties: z.array(stepSchema).describe('Each relation between the two, with its sources.'),
        }),
      )
      .describe('Its hops, from the first end to the second.'),
  })
  .meta({
    id: 'Path',
    description: 'A path from one entity to another that visits no entity twice.',
  });
type Path = z.output<typeof pathSchema>;

const columns = ['length', 'weak', 'actual', 'ids', 'sentence', 'sentenceZh'] as const;
const table: Table<Path> = {
  name: 'paths',
  columns: columns.map((name) => ({ name, of: (path) => path[name] })),
};

const parameters = {
  from: text('Where the paths begin: an id or any exact name.', 'MIIT'),
  to: text('Where the paths end: an id or any exact name.', 'NIO'),
  maxHops: whole(`Maximum number of hops. Default: ${hops.usual}.`, 4, 1, hops.most),
  relations: choices(relationNames, 'Only these relations. Default: all that are not weak.'),
  weak: flag(
    'True also follows weak relations, such as a shared sector. Cannot be combined with relations.',
  ),
  direction: choice(pathDirections, 'In which direction relations may be followed. Default: ANY.'),
  statuses: choices(statuses, 'Which statuses a hop may have. Default: all except FAILED.'),
  through: texts(
    'Only paths that pass through all of these: ids or any exact names.',
    'agency:cac',
  ),
  avoid: texts('Only paths that avoid all of these: ids or any exact names.', 'place:china'),
  first: whole(`Number of paths to return. Default: ${size.usual}.`, 10, 1, size.most),
};

/** The route that finds paths between two entities. */
export const paths: RestModule = (api) => {
  api.get(
    '/paths',
    {
      config: { formats: allFormats, weight: weightOfPaths },
      schema: {
        operationId: 'findPaths',
        tags: ['Ties'],
        summary: 'How one entity is connected to another: shortest paths first, hop by hop.',
        querystring: z.object({ ...parameters, ...asOfParameters, ...formatParameters }),
        response: listAnswers(
          'The paths, and the answer in words.',
          pageOf(pathSchema, {
            from: referenceSchema,
            to: referenceSchema,
            ...sentences,
            hasMore: z.boolean().describe('True if there are more paths within maxHops.'),
            maxHops: z.number().int().describe('The maximum number of hops of the search.'),
            searchedHops: z.number().int().describe('The number of hops that the search reached.'),
            asOf: z.string().nullable().describe('The day that the answer is about.'),
          }),
        ),
      },
    },
    async (request, reply) => {
      const { query, graph } = request;
      const found = await ask(graph, { ...(query as PathRequest), asOf: asOfIn(query) });
      const { paths: items, complete, ...rest } = found;
      const page = { items: items as unknown as Path[], nextCursor: null, ...rest };
      // A table has no field hasMore, so its X-Complete header must also be false if there are more paths.
      return sendPage(request, reply, table, { ...page, complete: complete && !rest.hasMore });
    },
  );
};
