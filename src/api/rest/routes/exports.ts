import { Readable } from 'node:stream';
import { z } from 'zod';
import { ArgumentError } from '../../../errors.js';
import { fileNameOf, formatNamed, formats } from '../../../interchange/export/formats.js';
import { exportGraph, MAX_EXPORT_MS } from '../../../queries/export/index.js';
import { whereOfKinds } from '../../where-of-kinds.js';
import { asOfIn } from '../as-of.js';
import type { RestModule } from '../module.js';
import { asOfParameters, flag, optionalText } from '../openapi/parameters.js';
import { errorAnswers, type Responses } from '../representation/answers.js';

const names = formats.map(({ name }) => name);

const parameters = {
  format: z.enum(names).meta({
    description: formats.map(({ name, description }) => `${name}: ${description}.`).join(' '),
    examples: ['ndjson'],
  }),
  ...asOfParameters,
  where: z.string().max(8_000).optional().meta({
    description:
      'A JSON object with a filter for each kind to export, in the form of the GraphQL argument where. Other kinds are not exported. The file contains the matching entities, the relations among them, and the entities that these refer to by id.',
    example: '{"POLICY": {"issuedBy": ["MIIT"]}, "AGENCY": {}}',
  }),
  dataset: optionalText(
    'Only the statements of this data set, unmerged.',
    'merics-china-industries-2021-09-07',
  ),
  formulaSafe: flag(
    'With csv: puts an apostrophe before cells that a spreadsheet would read as a formula.',
  ),
};

/** The route that streams the whole graph, or a subset, as one file. */
export const exportRoute: RestModule = (api) => {
  api.get(
    '/export',
    {
      // A HEAD request would cost as much as the whole export.
      exposeHeadRoute: false,
      config: { isExport: true, timeLimitMs: MAX_EXPORT_MS },
      schema: {
        operationId: 'exportGraph',
        tags: ['About'],
        summary: 'The whole graph or a subset, as one file.',
        description:
          'Streamed. If the export fails midway, or data is loaded meanwhile, the connection ends without the last chunk, so a truncated file is detected.',
        querystring: z.object(parameters),
        response: exportAnswers,
      },
    },
    async ({ query, graph }, reply) => {
      const format = formatFor(query.format);
      const { content, close } = await exportGraph(graph, {
        format,
        dataset: query.dataset,
        asOf: asOfIn(query),
        where: query.where === undefined ? undefined : whereOfKinds(query.where),
        options: { formulaSafe: query.formulaSafe },
      });
      const stream = Readable.from(content, { objectMode: false }).once('close', close);
      return reply
        .type(format.mediaType)
        .header('content-disposition', `attachment; filename="${fileNameOf(format)}"`)
        .send(stream);
    },
  );
};

const exportAnswers: Responses = {
  200: {
    description: 'The file.',
    content: Object.fromEntries(
      formats.map(({ mediaType }) => [mediaType, { schema: z.string() }]),
    ),
  },
  304: z.null().describe('The answer has not changed since the ETag in If-None-Match.'),
  ...errorAnswers,
};

function formatFor(name: string) {
  const format = formatNamed(name);
  if (format) return format;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    'format',
    `"${name}" is not a format. There are ${names.join(', ')}.`,
    { allowed: names },
  );
}
