import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withoutKeys } from '../../keys/api-key.js';
import type { AnswerSource, Metrics } from '../telemetry/metrics.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the executed GraphQL request; see ../telemetry/operation. Null for every other request. */
    operationLabel: string | null;
  }
}

/** Other methods share a label; a client may send some thirty. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** The levels of LOG_LEVEL at which a request has a line; a probe's is `silent`. */
const linesAt = new Set(['info', 'debug']);

/** The header that names a request: in the answer, and accepted from the client or its proxy. */
export const requestIdHeader = 'x-request-id';
/** What proxies and clients send: UUIDs, trace ids, numbers. Nothing that could break a line or a query of the log. */
const wellFormedId = /^[\w.:-]{8,128}$/;

/** The id that came with the request, if it is well formed, otherwise a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID();
}

/** Gives every answer the id of its request, and notes each request when it is over; register it first. */
export function watchRequests(app: FastifyInstance, metrics: Metrics): void {
  app.decorateRequest('operationLabel', null);
  app.addHook('onRequest', (request, reply, done) => {
    noteRequest(metrics, request, reply);
    done();
  });
}

/**
 * Counts a request and writes one line of log when its answer has been sent or its client has left. The line has no
 * address and no text of the client: the address as it was sent is in it from LOG_LEVEL=debug on.
 */
export function noteRequest(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const startedAt = performance.now();
  reply.header(requestIdHeader, request.id);
  // The service asks itself some things when it starts; nobody sent them.
  if (!(request.raw.socket instanceof Socket)) return;
  reply.raw.once('close', () => {
    const ms = performance.now() - startedAt;
    const { operationLabel: operation, log } = request;
    const isWhole = reply.raw.writableFinished;
    const status = reply.raw.statusCode;
    const of = {
      method: methods.has(request.method) ? request.method : 'other',
      route: request.routeOptions?.url ?? 'none',
      status: isWhole ? `${Math.floor(status / 100)}xx` : 'aborted',
    };
    metrics.requests.observe(of, ms / 1_000);
    const from = sourceOf(request, status);
    if (isWhole) metrics.answers.inc({ from });
    if (operation) metrics.operations.observe({ operation, status: of.status }, ms / 1_000);
    if (!linesAt.has(log.level)) return;
    log.info(
      {
        ...{ method: request.method, route: of.route, status: isWhole ? status : null },
        ...{ ms: Math.round(ms * 10) / 10, from, client: clientClass(request) },
        ...(operation ? { operation } : {}),
        ...(log.level === 'debug' ? { url: withoutKeys(request.url) } : {}),
      },
      isWhole ? 'request completed' : 'request aborted: the client has left',
    );
  });
}

function sourceOf({ asked }: FastifyRequest, status: number): AnswerSource {
  if (!asked) return 'uncached';
  if (status === 304) return 'unchanged';
  return asked.kept ? 'memory' : 'graph';
}

/** A coarse class: what a client says of itself in full may name a person. */
function clientClass({ headers }: FastifyRequest): 'browser' | 'program' | 'unnamed' {
  const agent = headers['user-agent'];
  if (!agent) return 'unnamed';
  return agent.startsWith('Mozilla/') ? 'browser' : 'program';
}
