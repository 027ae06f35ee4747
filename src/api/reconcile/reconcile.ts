import type { FastifyInstance, FastifyRequest } from 'fastify';
import { entityPage } from '../pages/entity-page.js';
import { admitAll } from '../plugins/admission.js';
import { weightOfForm, weights } from '../rest/weights.js';
import { extended } from './extend.js';
import { jsonIn, takesForms } from './form.js';
import { manifest } from './manifest.js';
import { results } from './queries.js';
import {
  proposals,
  suggestEntities,
  suggestProperties,
  suggestTypes,
  type Typed,
} from './suggest.js';

const free = { config: { weight: weights.nothing } };

/** The Reconciliation API 0.2, by which OpenRefine and others match lists of names with the graph. */
export async function reconcile(app: FastifyInstance): Promise<void> {
  takesForms(app);
  admitAll(app);
  app.get('/', { config: { weight: weightOfForm } }, (request) => answerTo(request, request.query));
  app.post('/', { config: { weight: weightOfForm } }, (request) => answerTo(request, request.body));
  app.get('/suggest/entity', ({ query, graph }) => suggestEntities(graph, query as Typed));
  app.get('/suggest/type', free, async ({ query }) => suggestTypes(query as Typed));
  app.get('/suggest/property', free, async ({ query }) => suggestProperties(query as Typed));
  app.get('/properties', free, async ({ query }) => {
    const { type, limit } = query as { type?: string; limit?: string };
    return proposals(type, limit);
  });
  app.get('/preview', async ({ query, graph }, reply) => {
    const { id = '' } = query as { id?: string };
    return entityPage(graph, reply, id, 'preview');
  });
}

/** One address for everything: what is sent says what is wanted; nothing sent asks for the manifest. */
async function answerTo(request: FastifyRequest, sent: unknown) {
  const { queries, extend } = Object(sent) as { queries?: string; extend?: string };
  if (queries !== undefined) return results(request.graph, jsonIn('queries', queries));
  if (extend !== undefined) return extended(request.graph, jsonIn('extend', extend));
  return manifest(`${request.protocol}://${request.host}`);
}
