import { readFileSync } from 'node:fs';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiOptions } from '../rest/openapi/open-api.js';
import { v1 } from '../rest/v1.js';
import { toolPolicy } from '../security-headers.js';

/** The parts of the page that are ours; the rest is Swagger UI. */
const part = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

/**
 * REST under /v1, its OpenAPI document at /openapi.json, and its documentation at /docs. It has a separate scope
 * because its validators only know zod, and because the document must contain only these routes.
 */
export async function rest(app: FastifyInstance): Promise<void> {
  const index = part('index.html');
  await app.register(swagger, openApiOptions);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: toolPolicy,
    theme: {
      js: [{ filename: 'boot.js', content: part('boot.js') }],
      css: [{ filename: 'page.css', content: part('page.css') }],
    },
    // The page of the plugin has no viewport, and its maker's bar on top.
    uiHooks: {
      onRequest: ({ routeOptions }, reply, done) => {
        if (!/^\/docs\/?$/.test(routeOptions.url ?? '')) return done();
        reply.type('text/html; charset=utf-8').send(index);
      },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(v1, { prefix: '/v1' });
  // Serialising the document takes half a second, which must not block other requests.
  app.addHook('onListen', async () => void setImmediate(() => app.swagger()));
}
