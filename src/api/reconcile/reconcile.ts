import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendPreview } from '../pages/profile/preview.js';
import { admitAll } from '../plugins/admission.js';
import { weightOfForm, weights } from '../rest/weights.js';
import { checked } from './checked.js';
import { extended } from './extend.js';
import { jsonIn, takesForms } from './form.js';
import { manifest } from './manifest.js';
import { results } from './queries.js';
import { proposals, suggestEntities, suggestProperties, suggestTypes } from './suggest.js';

const free = { config: { weight: weights.nothing } };

/** Registers the Reconciliation API 0.2. OpenRefine and other clients use it to match lists of names to entities. */
export async function reconcile(app: FastifyInstance): Promise<void> {
  takesForms(app);
  admitAll(app);
  app.get('/', { config: { weight: weightOfForm } }, (request) => answerTo(request, request.query));
  app.post('/', { config: { weight: weightOfForm } }, (request) => answerTo(request, request.body));
  app.get('/suggest/entity', async ({ query, graph }) => suggestEntities(graph, parameters(query)));
  app.get('/suggest/type', free, async ({ query }) => suggestTypes(parameters(query)));
  app.get('/suggest/property', free, async ({ query }) => suggestProperties(parameters(query)));
  app.get('/properties', free, async ({ query }) => {
    const { type, limit } = parameters(query);
    return proposals(type, limit);
  });
  app.get('/preview', (request, reply) =>
    sendPreview(request, reply, parameters(request.query).id ?? ''),
  );
}

const once = z.string('it is given more than once; give it once').optional();
const wholeNumber = z
  .string('it is given more than once; give it once')
  .regex(/^\d{0,9}$/, 'a whole number from 0 to 999999999')
  .transform((text) => (text === '' ? undefined : Number(text)))
  .optional();
/** Query parameters of the suggest, properties and preview routes. Unknown ones, from older clients, are ignored. */
const parametersGiven = z.object({
  prefix: once,
  type: once,
  id: once,
  cursor: wholeNumber,
  limit: wholeNumber,
});

/** Parses query parameters. Throws BAD_USER_INPUT for a repeated parameter or an invalid number. */
function parameters(query: unknown) {
  const { prefix, type, id, cursor, limit } = Object(query) as Record<string, unknown>;
  return checked(parametersGiven, { prefix, type, id, cursor, limit });
}

/** Runs the operation that the parameters select: `queries`, `extend`, or the manifest if neither is given. */
async function answerTo(request: FastifyRequest, sent: unknown) {
  const { queries, extend } = Object(sent) as { queries?: unknown; extend?: unknown };
  if (queries !== undefined) return results(request.graph, jsonIn('queries', queries));
  if (extend !== undefined) return extended(request.graph, jsonIn('extend', extend));
  return manifest(`${request.protocol}://${request.host}`);
}
