import type { FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { UserError } from '../../errors.js';
import { admitAll } from '../plugins/admission.js';
import { checkedAnswers } from './checked-answers.js';
import { checkFormat } from './formats.js';
import { methodsByAddress } from './methods.js';
import { modules } from './modules.js';
import { withoutEmptyParameters } from './query.js';
import { inOwnWords } from './words.js';

/** Everything under /v1: what all routes have in common, then the routes, one file a resource. */
export async function v1(app: FastifyInstance): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(checkedAnswers);
  const methodsOf = methodsByAddress(api);
  api.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const methods = methodsOf(request.url);
    const address = `${request.method} ${request.url.split('?')[0]}`;
    if (methods.length === 0) {
      throw new UserError(
        'NOT_FOUND',
        `There is no ${address} here. /docs and /openapi.json describe every address under /v1.`,
      );
    }
    reply.header('allow', methods.join(', '));
    throw new UserError(
      'METHOD_NOT_ALLOWED',
      `There is no ${address} here; the address takes ${methods.join(', ')}.`,
    );
  });
  api.setNotFoundHandler(() => undefined);
  // What is thrown here comes to the error handler of the whole service.
  api.setErrorHandler((error, request) => {
    throw inOwnWords(error, request);
  });
  api.addHook('preValidation', withoutEmptyParameters);
  api.addHook('preHandler', checkFormat);
  admitAll(api);
  for (const module of modules) module(api);
}
