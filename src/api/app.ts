import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import { errorCodes, UserError } from '../errors.js';
import type { Graph } from '../graph/connect.js';
import { browserKit } from './plugins/browser-kit.js';
import { graphiql } from './plugins/graphiql.js';
import { graphql } from './plugins/graphql.js';
import { probes } from './plugins/probes.js';

export interface AppOptions {
  readonly graph: Graph;
  readonly logLevel?: string;
}

/** The service without port, signals or environment: tests and server alike start from here. */
export async function buildApp({
  graph,
  logLevel = 'silent',
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: logLevel, redact: ['req.headers.authorization'] } });
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = problemOf(error, request.id);
    if (status >= 500) request.log.error({ err: error }, 'A request failed');
    return reply.code(status).type('application/problem+json').send(body);
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send({
        title: 'NOT_FOUND',
        status: 404,
        code: 'NOT_FOUND',
        detail: `There is no ${request.method} ${request.url.split('?')[0]} here. GraphQL is at /graphql, a page for asking by hand at /graphiql.`,
      }),
  );
  app.get('/', (_request, reply) => reply.redirect('/graphiql'));
  // Read-only and without credentials: any page may ask, as dashboards, notebooks and OpenRefine do.
  await app.register(cors, { origin: '*' });
  await app.register(probes, { graph });
  await app.register(graphiql);
  await app.register(browserKit);
  await app.register(graphql, { graph });
  return app;
}

/** RFC 9457: what may be said of an error. Below 500 the message is for the user, above it is for the log. */
function problemOf(error: unknown, requestId: string) {
  const { statusCode, message } = error as { statusCode?: number; message: string };
  const code =
    error instanceof UserError
      ? error.code
      : (statusCode ?? 500) < 500
        ? 'BAD_USER_INPUT'
        : 'INTERNAL_SERVER_ERROR';
  const status = error instanceof UserError ? errorCodes[error.code].status : (statusCode ?? 500);
  const detail =
    status < 500 || error instanceof UserError
      ? message
      : `Something went wrong here, not with the request. The log has it under the request id ${requestId}.`;
  return { status, body: { title: code, status, code, detail } };
}
