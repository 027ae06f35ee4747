import type { FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { serveAssets } from '../pages/assets.js';
import { sendErrorPage } from '../pages/error-page.js';
import { explore } from '../pages/explore/index.js';
import { home } from '../pages/home/index.js';
import { kit } from '../pages/kit/index.js';
import { lists } from '../pages/lists/index.js';
import { pictures } from '../pages/pictures/index.js';
import { profile } from '../pages/profile/index.js';
import type { PageOptions } from '../pages/routes.js';
import { problemOf } from '../problem.js';
import { inParameters } from '../rest/parameter-names.js';
import { withoutEmptyParameters } from '../rest/query.js';
import { admitAll } from './admission.js';

/**
 * The pages for people: home, search, lists, profiles and the explorer. Each is made on the server and works without
 * script. They ask the same functions as GraphQL and REST.
 */
export async function pages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const scope = app.withTypeProvider<ZodTypeProvider>();
  scope.setValidatorCompiler(validatorCompiler);
  scope.setErrorHandler((error, request, reply) => {
    const problem = problemOf(inParameters(error, request), request);
    if (problem.status === 500) request.log.error({ err: error }, 'A page failed');
    reply.removeHeader('etag').header('cache-control', 'no-store');
    return sendErrorPage(request, reply, problem);
  });
  scope.addHook('preValidation', withoutEmptyParameters);
  admitAll(scope);
  await serveAssets(scope);
  for (const routes of [home, lists, profile, explore, pictures, kit]) routes(scope, options);
}
