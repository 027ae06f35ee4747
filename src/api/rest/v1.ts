import type { FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { UserError } from '../../errors.js';
import { admitAll } from '../plugins/admission.js';
import { questions } from '../questions.js';
import { inParameters } from './parameter-names.js';
import { withoutEmptyParameters } from './query.js';
import { checkedAnswers } from './representation/checked-answers.js';
import { checkFormat } from './representation/formats.js';

/** Registers all routes under /v1, with their common hooks and handlers. Each question has a file of its own. */
export async function v1(app: FastifyInstance): Promise<void> {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(checkedAnswers);
  api.setNotFoundHandler(({ method, url }) => {
    throw new UserError(
      'NOT_FOUND',
      `There is no ${method} ${url.split('?')[0]} here. /docs and /openapi.json describe every address under /v1.`,
    );
  });
  // The error handler of the whole service receives what this handler throws.
  api.setErrorHandler((error, request) => {
    throw inParameters(error, request);
  });
  api.addHook('preValidation', withoutEmptyParameters);
  api.addHook('preHandler', checkFormat);
  admitAll(api);
  for (const { routes } of questions) routes?.(api);
}
