import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { type GraphOfRequest, within } from '../../neo4j/within.js';
import { Deadline } from '../../runtime/deadline.js';
import { MAX_ARRIVAL_MS } from './connections.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The deadline of this request: over when its time is up, or when the client has disconnected. */
    deadline: Deadline;
    /** The graph for this request: every statement gets the remaining time of the request. */
    graph: GraphOfRequest;
  }
  interface FastifyContextConfig {
    /** Time limit for requests to the route in milliseconds, if it is not QUERY_TIMEOUT_MS. */
    timeLimitMs?: number;
  }
}

/**
 * Maximum number of listeners for one event of an answer. Six plugins may clean up when it closes, and the compressed
 * stream of a file brings the total to eleven. Node warns of a leak beyond its default of ten.
 */
const MAX_LISTENERS = 20;

/**
 * Gives every request a deadline: the time limit of the graph, from the end of its headers to the end of its answer.
 * When it is over or the client has disconnected, all remaining work is cancelled, in the service and in Neo4j.
 */
export function limitTime(app: FastifyInstance, graph: Graph): void {
  app.decorateRequest('deadline');
  app.decorateRequest('graph');
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.setMaxListeners(MAX_LISTENERS);
    const limit = request.routeOptions.config.timeLimitMs ?? graph.timeoutMs;
    const deadline = new Deadline(limit);
    request.deadline = deadline;
    request.graph = within(graph, deadline);
    // This also fires after the last byte of an answer; then there is nothing left to cancel.
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) deadline.end();
      deadline.done();
    });
    if (hasBody(request)) boundArrival(request, reply);
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/**
 * A body has as long as its request, but not longer than any body needs, unless the route reads it as a stream and has
 * not answered by then. Whoever goes on sending one that was refused is cut off then.
 */
function boundArrival(request: FastifyRequest, reply: FastifyReply): void {
  const { deadline, routeOptions, raw } = request;
  const { totalMs } = deadline;
  const firstMs = Math.min(totalMs, MAX_ARRIVAL_MS);
  let timer = setTimeout(() => {
    const isBeingRead = routeOptions.config.isUpload && !reply.sent && totalMs > firstMs;
    if (!isBeingRead) return refuseUnfinished(request, reply, firstMs);
    const leftMs = totalMs - firstMs;
    timer = setTimeout(() => refuseUnfinished(request, reply, totalMs), leftMs).unref();
  }, firstMs).unref();
  raw.once('close', () => clearTimeout(timer));
}

/** Stops waiting for a body that has not arrived in time. */
function refuseUnfinished({ raw, body }: FastifyRequest, reply: FastifyReply, ms: number): void {
  if (raw.complete) return;
  if (reply.sent || reply.raw.destroyed) {
    raw.destroy();
    return;
  }
  if (body !== undefined) return;
  reply
    .header('connection', 'close')
    .send(
      new UserError(
        'SLOW_REQUEST',
        `The body of the request did not arrive within ${ms / 1000} seconds. Send it in smaller parts.`,
      ),
    );
}
