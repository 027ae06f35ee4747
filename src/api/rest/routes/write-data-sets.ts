import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { UserError } from '../../../errors.js';
import { allows } from '../../../keys/api-key.js';
import { whole } from '../../../queries/answer.js';
import { arrived } from '../../uploads/arrive.js';
import { onePlace, runJob, type WriteJob } from '../../uploads/job.js';
import type { RestModule } from '../module.js';
import { text } from '../openapi/parameters.js';
import { answers } from '../representation/answers.js';
import { jsonOnly } from '../representation/formats.js';
import { weights } from '../weights.js';

/** How much a data set that is put may hold, and how long that may take. */
export interface UploadOptions {
  /** From the first byte of the body until it is in the graph. */
  readonly timeoutMs: number;
  /** Of the unpacked files. */
  readonly maxBytes: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly uploads: UploadOptions;
  }
  interface FastifyContextConfig {
    /** The body is read as a stream, by the handler, within the time limit of the route. */
    isUpload?: boolean;
  }
}

/** RFC 6713, and what programs wrote before it. */
const archiveTypes = ['application/gzip', 'application/x-gzip'];

const counts = z
  .object({ created: whole, changed: whole, unchanged: whole, removed: whole })
  .meta({ id: 'LoadCounts', description: 'Numbers of records, by what became of them.' });

const difference = z
  .object({
    change: z.enum(['CREATED', 'CHANGED', 'REMOVED']).describe('What would become of it.'),
    id: z.string().describe('The id of the entity or relation.'),
    fields: z
      .array(
        z.object({
          field: z.string().describe('The field.'),
          before: z.unknown().describe('What the data set states of it in the graph, or null.'),
          after: z.unknown().describe('What it states now, or null.'),
        }),
      )
      .describe('Of a changed one: its fields that differ.'),
  })
  .meta({ id: 'LoadDifference', description: 'What a load would do to one record.' });

const body = z
  .object({
    dataSet: z.string().describe('The name of the data set.'),
    dryRun: z.boolean().describe('True if nothing was written.'),
    version: z.string().nullable().describe('Its version. Null if it is taken out.'),
    versionBefore: z.string().nullable().describe('Its version before. Null if it was not there.'),
    hash: z.string().nullable().describe('Hash of its content, for If-Match.'),
    entities: counts,
    relations: counts,
    differences: z
      .array(difference)
      .nullable()
      .describe('Of a dry run: the first differences. Otherwise null.'),
    differenceCount: whole.nullable().describe('Of a dry run: the number of all differences.'),
  })
  .meta({ id: 'LoadAnswer', description: 'What a load did, or would do.' });

const params = z.object({ name: text('Its name, as in its dataset.yaml.', 'my-data') });
const querystring = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: say what would change, with the first differences, and write nothing.'),
});

/** Error statuses of both routes besides those of every route. */
const statuses = [403, 408, 409, 412, 413, 415, 422];
/** Nothing that is written is as it was. */
const { 304: _, ...written } = answers('What was done.', body, jsonOnly, statuses);

type Asked = z.output<typeof params> &
  z.output<typeof querystring> & { readonly archive?: Readable };

/** The routes that write a data set to the graph and take one out. */
export const writeDataSets: RestModule = (scope) => {
  const { timeoutMs, maxBytes } = scope.uploads;
  const takePlace = onePlace();
  // A thread of its own does the work, one at a time.
  const config = {
    ...{ scope: 'load' as const, weight: weights.nothing },
    ...{ timeLimitMs: timeoutMs, isUpload: true },
  };
  scope.register(async (child) => {
    const api = child.withTypeProvider<ZodTypeProvider>();
    api.removeAllContentTypeParsers();
    api.addContentTypeParser(archiveTypes, (_request, payload, done) => done(null, payload));
    api.put(
      '/data-sets/:name',
      {
        config,
        onRequest: refuseOtherTypes,
        schema: {
          operationId: 'putDataSet',
          tags: ['Loading'],
          summary:
            'Puts a data set: what it states is in the graph, what it no longer states is not.',
          description:
            'The body is a gzipped tar archive of the folder of a data set: `tar -czf - my-data | curl -T - -H "Content-Type: application/gzip" …`. It is checked as `policy-graph check` does, and all of it is written, or nothing. Putting it again changes nothing.',
          params,
          querystring,
          consumes: ['application/gzip'],
          body: z.any().meta({ type: 'string', format: 'binary' }),
          security: [{ key: ['load'] }],
          response: {
            ...written,
            201: {
              description: 'The data set is new.',
              content: { 'application/json': { schema: body } },
            },
          },
        },
      },
      async (request, reply) =>
        write(request, reply, {
          ...request.params,
          ...request.query,
          // Whatever comes without a body is an archive of nothing, and no removal.
          archive: (request.body as Readable | null | undefined) ?? Readable.from([]),
        }),
    );
    api.delete(
      '/data-sets/:name',
      {
        config,
        schema: {
          operationId: 'deleteDataSet',
          tags: ['Loading'],
          summary: 'Takes a data set out of the graph; what others state stays.',
          ...{ params, querystring },
          security: [{ key: ['load'] }],
          response: written,
        },
      },
      async (request, reply) => write(request, reply, { ...request.params, ...request.query }),
    );
  });

  async function write(
    request: FastifyRequest,
    reply: FastifyReply,
    { name, dryRun, archive }: Asked,
  ) {
    const { deadline, graph, key } = request;
    const freePlace = takePlace();
    // A load may write for minutes without a byte on the connection.
    request.raw.socket?.setTimeout?.(0);
    let job: WriteJob;
    try {
      job = {
        ...{ address: { ...graph.address, timeoutMs }, name },
        ...(archive ? { archive: await arrived(archive, maxBytes, deadline) } : {}),
        maxBytes,
        isDryRun: dryRun === 'true',
        ...conditionsOf(request),
        isAdmin: key !== null && allows(key.scope, 'admin'),
      };
    } catch (error) {
      freePlace();
      // What is still on its way is not read.
      if (archive && !request.raw.complete) reply.header('connection', 'close');
      throw error;
    }
    const answer = await runJob(job, deadline, freePlace);
    const did = dryRun === 'true' ? 'A data set was tried' : 'A data set was written';
    request.log.info({ key: key?.id, dataSet: name, version: answer.version }, did);
    reply.header('cache-control', 'no-store');
    if (answer.hash !== null) reply.header('etag', `"${answer.hash}"`);
    const isNew = archive && !answer.dryRun && answer.versionBefore === null;
    return reply.code(isNew ? 201 : 200).send(answer);
  }
};

async function refuseOtherTypes({ headers, is404 }: FastifyRequest): Promise<void> {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (is404 || archiveTypes.includes(type.trim())) return;
  throw new UserError(
    'UNSUPPORTED_MEDIA_TYPE',
    `Content-Type: "${type.slice(0, 100)}" is not read here. Send a gzipped tar archive of the folder, as application/gzip: tar -czf - my-data.`,
  );
}

/**
 * RFC 9110: `If-Match` with hashes of data sets, `If-None-Match: *` for one that is not there yet. If-Match compares
 * strongly, so a tag with `W/` never matches; `*` is any state only if it stands alone and without quotes. Throws
 * BAD_USER_INPUT for what is neither `*` nor a list of tags.
 */
export function conditionsOf({
  headers,
}: Pick<FastifyRequest, 'headers'>): Pick<WriteJob, 'ifMatch' | 'isNew'> {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && noneMatch.trim() !== '*')
    throw new UserError(
      'BAD_USER_INPUT',
      'If-None-Match: only * is allowed here, for a data set that is not there yet. Give the hash of one that is there in If-Match.',
    );
  const isNew = noneMatch !== undefined;
  return match === undefined
    ? { isNew }
    : { ifMatch: match.trim() === '*' ? 'any' : tagsIn(match), isNew };
}

/** The hashes in a list of entity tags that may match. */
function tagsIn(match: string): string[] {
  const tags = match.split(',').map((one) => one.trim());
  if (!tags.every((one) => /^(W\/)?"[^"]*"$/.test(one)))
    throw new UserError(
      'BAD_USER_INPUT',
      'If-Match: allowed are * and hashes of the data set in quotes, with commas between them. Give the hash that GET /v1/data-sets shows.',
    );
  return tags.filter((one) => one.startsWith('"')).map((one) => one.slice(1, -1));
}
