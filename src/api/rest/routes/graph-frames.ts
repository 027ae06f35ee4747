import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { coverage } from '../../../queries/answer.js';
import { edgeSchema, edgeTable } from '../graph-frames/edges.js';
import { nodeSchema, nodeTable } from '../graph-frames/nodes.js';
import { pictureParameters } from '../graph-frames/parameters.js';
import { type PictureAsked, picture } from '../graph-frames/picture.js';
import type { RestModule } from '../module.js';
import { answers } from '../representation/answers.js';
import { addCoverage } from '../representation/coverage-headers.js';
import { allFormats, formatOf, formatParameters, jsonOnly } from '../representation/formats.js';
import { coverageAsked, sendJson, sendPage } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weightOfPicture } from '../weights.js';

const orNull = z.string().nullable();

const pictureSchema = z
  .object({
    nodes: z.array(nodeSchema).describe('The nodes. Each is listed once.'),
    edges: z.array(edgeSchema).describe('The relations between the nodes. Each is listed once.'),
    complete: z.boolean().describe('False if a limit cut the graph.'),
    coverage,
    incomplete: orNull.describe('Why it is not complete, in English.'),
    incompleteZh: orNull.describe('Why it is not complete, in Chinese.'),
    wholeWithin: z
      .number()
      .int()
      .nullable()
      .describe(
        'Everything within this many steps of the starts is shown. Null if there are no nodes.',
      ),
    asOf: orNull.describe('The day that the graph is about. Null if no day was given.'),
  })
  .meta({ id: 'Graph', description: 'Nodes and the edges between them.' });

const parameters = { ...pictureParameters, ...formatParameters };

/**
 * Routes for graphs in the form that dashboards draw: nodes and edges together, or each as a frame for the same
 * parameters.
 */
export const graphFrames: RestModule = (api) => {
  api.get(
    '/graph',
    {
      config: { weight: weightOfPicture },
      schema: {
        operationId: 'getGraph',
        tags: ['Ties'],
        summary: 'Nodes and edges around some entities or policies, in one answer.',
        querystring: z.object(pictureParameters),
        response: answers('The picture.', pictureSchema, jsonOnly),
      },
    },
    async (request, reply) => {
      const found = await picture(request.graph, request.query as PictureAsked);
      const coverage = await coverageAsked(request);
      return sendJson(request, reply, pictureSchema, { ...found, coverage });
    },
  );
  api.get(
    '/graph/nodes',
    {
      config: { formats: allFormats, weight: weightOfPicture },
      schema: {
        operationId: 'listGraphNodes',
        tags: ['Ties'],
        summary: 'The nodes of a graph as a plain array, for node graph panels.',
        querystring: z.object(parameters),
        response: answers('The nodes.', z.array(nodeSchema), allFormats),
      },
    },
    async (request, reply) => {
      const { nodes, ...rest } = await picture(request.graph, request.query as PictureAsked);
      return sendFrame(request, reply, nodeTable, nodeSchema, nodes, rest);
    },
  );
  api.get(
    '/graph/edges',
    {
      config: { formats: allFormats, weight: weightOfPicture },
      schema: {
        operationId: 'listGraphEdges',
        tags: ['Ties'],
        summary:
          'The edges of the same graph as a plain array. Both ends of every edge are among the nodes.',
        querystring: z.object(parameters),
        response: answers('The edges.', z.array(edgeSchema), allFormats),
      },
    },
    async (request, reply) => {
      const { edges, ...rest } = await picture(request.graph, request.query as PictureAsked);
      return sendFrame(request, reply, edgeTable, edgeSchema, edges, rest);
    },
  );
};

interface Flag {
  readonly complete: boolean;
  readonly incomplete: string | null;
}

/**
 * Sends a frame. It is a plain array, so the headers X-Complete and X-Incomplete report whether rows are missing, and
 * Coverage names the data sets within which none are.
 */
async function sendFrame<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  table: Table<Row>,
  schema: z.ZodType,
  rows: readonly Row[],
  { complete, incomplete }: Flag,
): Promise<FastifyReply> {
  reply.header('x-complete', String(complete));
  if (incomplete) reply.header('x-incomplete', incomplete);
  if (formatOf(request) === 'json') {
    addCoverage(reply, await coverageAsked(request));
    return sendJson(request, reply, z.array(schema), rows);
  }
  return sendPage(request, reply, table, { items: rows, nextCursor: null, complete });
}
