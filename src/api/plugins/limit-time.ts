import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { within } from '../../neo4j/within.js';
import { Deadline } from '../../runtime/deadline.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The time of this request: over when it is up, or when the client has gone. */
    deadline: Deadline;
    /** The graph for this request: every statement by it gets what is left of the request's time. */
    graph: Graph;
  }
  interface FastifyContextConfig {
    /** Milliseconds that a request of the route may take, where they are not QUERY_TIMEOUT_MS. */
    timeLimitMs?: number;
  }
}

/**
 * Gives every request its time: as long as the graph's own limit, from when its head has been read to the end of its
 * answer. When that is over or the client has gone, whatever is still under way for it ends, in the service and in Neo4j.
 */
export function limitTime(app: FastifyInstance, graph: Graph): void {
  app.decorateRequest('deadline', undefined as unknown as Deadline);
  app.decorateRequest('graph', undefined as unknown as Graph);
  app.addHook('onRequest', (request, reply, done) => {
    const limit = request.routeOptions.config.timeLimitMs ?? graph.timeoutMs;
    const deadline = new Deadline(limit);
    request.deadline = deadline;
    request.graph = within(graph, deadline);
    // Also after the last byte of an answer; there is nothing left to end then.
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) deadline.end();
      deadline.done();
    });
    if (hasBody(request)) deadline.onOver(() => refuseUnfinished(request, reply));
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

/** A body that is not there when the time is up is waited for no longer. */
function refuseUnfinished({ raw, body, deadline }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || body !== undefined || reply.sent || reply.raw.destroyed) return;
  reply
    .header('connection', 'close')
    .send(
      new UserError(
        'SLOW_REQUEST',
        `The body of the request did not arrive within ${deadline.totalMs / 1000} seconds. Send it in smaller parts.`,
      ),
    );
}
