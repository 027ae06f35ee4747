import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';

/** GraphQL rejects other methods in its own format. */
const ofItsOwn = '/graphql';

/**
 * Rejects unsupported methods with 405 and the list of supported ones. Unknown addresses go on to the not-found
 * handler of their scope. The body is not read. Applies to routes that are registered later.
 */
export function refuseOtherMethods(app: FastifyInstance): void {
  const noted: { readonly address: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // The route that answers CORS preflights for every address.
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
