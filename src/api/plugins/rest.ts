import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiOptions } from '../rest/openapi/open-api.js';
import { v1 } from '../rest/v1.js';

/** The page loads nothing from elsewhere. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

/**
 * REST under /v1, its description at /openapi.json and /docs. A scope of its own: its validators know zod alone, and
 * the description sees no route but these.
 */
export async function rest(app: FastifyInstance): Promise<void> {
  await app.register(swagger, openApiOptions);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: policy,
    // Without this the page sends the description to a checker elsewhere.
    uiConfig: { validatorUrl: null },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(v1, { prefix: '/v1' });
  // To write the description takes half a second, for which nobody who asks for it should hold up the others.
  app.addHook('onListen', async () => void setImmediate(() => app.swagger()));
}
