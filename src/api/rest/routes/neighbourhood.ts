import { z } from 'zod';
import { neighbourhood as ask } from '../../../graph/neighbourhood.js';
import { answers, listAnswers, pageOf } from '../answers.js';
import { byName, itemOf } from '../entity/selection.js';
import { allFormats, formatParameters, jsonOnly } from '../formats.js';
import type { RestModule } from '../module.js';
import {
  type AroundQuery,
  around,
  aroundParameters,
  edgeFrameSchema,
  edgeFrameTable,
  edgeFrom,
  neighbourhoodSchema,
  nodeFrameSchema,
  nodeFrameTable,
  nodeFrom,
  whole,
} from '../neighbourhood.js';
import { sendPage } from '../send.js';

/** What lies around some entities: as one picture, and as the two tables that Grafana's node graph takes. */
export const neighbourhood: RestModule = (api, graph) => {
  api.get(
    '/neighbourhood',
    {
      schema: {
        operationId: 'getNeighbourhood',
        tags: ['Ties'],
        summary: 'What lies around some entities: each entity and each relation once.',
        querystring: z.object(aroundParameters),
        response: answers('The entities and relations.', neighbourhoodSchema, jsonOnly),
      },
    },
    async ({ query }) => {
      const { nodes, ...rest } = await ask(graph, around(query, byName));
      const entities = nodes.map(({ node, ...own }) => ({ entity: itemOf(node), ...own }));
      return { nodes: entities, ...rest };
    },
  );
  const frame = (what: 'nodes' | 'edges') => ({
    operationId: `graph${what === 'nodes' ? 'Nodes' : 'Edges'}`,
    tags: ['Ties'],
    summary: `The ${what} of a neighbourhood as a frame of Grafana's node graph.`,
    description: 'Ask both addresses with the same parameters.',
    querystring: z.object({ ...aroundParameters, ...formatParameters }),
  });
  const answer = { config: { formats: allFormats } };
  api.get(
    '/graph/nodes',
    {
      ...answer,
      schema: {
        ...frame('nodes'),
        response: listAnswers('The nodes.', pageOf(nodeFrameSchema, whole)),
      },
    },
    async (request, reply) => {
      const found = await ask(graph, around(request.query as AroundQuery, byName));
      const { nodes, edges: _edges, ...rest } = found;
      const page = { items: nodes.map(nodeFrom), nextCursor: null, ...rest };
      return sendPage(request, reply, nodeFrameTable, page);
    },
  );
  api.get(
    '/graph/edges',
    {
      ...answer,
      schema: {
        ...frame('edges'),
        response: listAnswers('The edges.', pageOf(edgeFrameSchema, whole)),
      },
    },
    async (request, reply) => {
      const found = await ask(graph, around(request.query as AroundQuery, byName));
      const { nodes: _nodes, edges, ...rest } = found;
      const page = { items: edges.map(edgeFrom), nextCursor: null, ...rest };
      return sendPage(request, reply, edgeFrameTable, page);
    },
  );
};
