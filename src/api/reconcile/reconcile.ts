import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Graph } from '../../graph/connect.js';
import { entityPage } from '../pages/entity-page.js';
import { checked } from './checked.js';
import { extended } from './extend.js';
import { jsonIn, takesForms } from './form.js';
import { manifest } from './manifest.js';
import { results } from './queries.js';
import { proposals, suggestEntities, suggestProperties, suggestTypes } from './suggest.js';

/** The Reconciliation API 0.2, by which OpenRefine and others match lists of names with the graph. */
export async function reconcile(app: FastifyInstance, { graph }: { graph: Graph }): Promise<void> {
  takesForms(app);
  app.get('/', (request) => answerTo(graph, request, request.query));
  app.post('/', (request) => answerTo(graph, request, request.body));
  app.get('/suggest/entity', async ({ query }) => suggestEntities(graph, parameters(query)));
  app.get('/suggest/type', async ({ query }) => suggestTypes(parameters(query)));
  app.get('/suggest/property', async ({ query }) => suggestProperties(parameters(query)));
  app.get('/properties', async ({ query }) => {
    const { type, limit } = parameters(query);
    return proposals(type, limit);
  });
  app.get('/preview', async ({ query }, reply) =>
    entityPage(graph, reply, parameters(query).id ?? '', 'preview'),
  );
}

const once = z.string('it is given more than once; give it once').optional();
const wholeNumber = z
  .string('it is given more than once; give it once')
  .regex(/^\d{0,9}$/, 'a whole number from 0 to 999999999')
  .transform((text) => (text === '' ? undefined : Number(text)))
  .optional();
/** The parameters of every address below; others, of older clients, are let be. */
const parametersGiven = z.object({
  prefix: once,
  type: once,
  id: once,
  cursor: wholeNumber,
  limit: wholeNumber,
});

/** Throws BAD_USER_INPUT for a parameter that comes twice or is no number where one is meant. */
function parameters(query: unknown) {
  const { prefix, type, id, cursor, limit } = Object(query) as Record<string, unknown>;
  return checked(parametersGiven, { prefix, type, id, cursor, limit });
}

/** One address for everything: what is sent says what is wanted; nothing sent asks for the manifest. */
async function answerTo(graph: Graph, request: FastifyRequest, sent: unknown) {
  const { queries, extend } = Object(sent) as { queries?: unknown; extend?: unknown };
  if (queries !== undefined) return results(graph, jsonIn('queries', queries));
  if (extend !== undefined) return extended(graph, jsonIn('extend', extend));
  return manifest(`${request.protocol}://${request.host}`);
}
