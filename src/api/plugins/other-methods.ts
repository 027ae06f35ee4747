import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';

/** GraphQL answers other methods in its own shape. */
const ofItsOwn = '/graphql';

/**
 * Refuses a method that an address does not have, whatever the address: 405 with those that it has. An address that is
 * not there goes on to the handler of its scope. Nothing is read of the body. Sees the routes that are registered later.
 */
export function refuseOtherMethods(app: FastifyInstance): void {
  const noted: { readonly address: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // The route by which CORS answers OPTIONS, whatever the address.
    if (url === '*') return;
    const path = url
      .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
      .replace(/:[^/]+/g, '[^/]+')
      .replaceAll('*', '.*');
    noted.push({ address: new RegExp(`^${path}/?$`), methods: [method].flat() });
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) refuse(request, reply);
  });

  function refuse({ method, url }: FastifyRequest, reply: FastifyReply): void {
    const [path = ''] = url.split('?');
    if (path === ofItsOwn) return;
    const found = noted.flatMap((one) => (one.address.test(path) ? one.methods : []));
    const methods = [...new Set(found)].sort().filter((one) => one !== method);
    if (methods.length === 0) return;
    reply.header('allow', methods.join(', '));
    throw new UserError(
      'METHOD_NOT_ALLOWED',
      `There is no ${method} ${path} here; the address takes ${methods.join(', ')}.`,
    );
  }
}
