import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiOptions } from '../rest/openapi/open-api.js';
import { v1 } from '../rest/v1.js';

/** The page loads nothing from elsewhere. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

/**
 * REST under /v1, its OpenAPI document at /openapi.json, and its documentation at /docs. It has a separate scope
 * because its validators only know zod, and because the document must contain only these routes.
 */
export async function rest(app: FastifyInstance): Promise<void> {
  await app.register(swagger, openApiOptions);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: policy,
    // Without this, the page sends the document to an external validator.
    uiConfig: { validatorUrl: null },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(v1, { prefix: '/v1' });
  // Serialising the document takes half a second, which must not block other requests.
  app.addHook('onListen', async () => void setImmediate(() => app.swagger()));
}
