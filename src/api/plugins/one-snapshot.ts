import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { changed, MAX_ATTEMPTS, within } from '../../neo4j/within.js';
import { underWay } from '../../queries/under-way.js';

/**
 * Answers each request from one state of the graph: where something was committed between two of its statements, its
 * handler runs again. Answers during a load in several transactions say in their headers that they are not complete.
 * Applies to all routes that are registered later.
 */
export function answerFromOneSnapshot(app: FastifyInstance): void {
  const wrapped = new WeakSet<RouteHandlerMethod>();
  app.addHook('onRoute', (route) => {
    // The route of HEAD has the handler of GET.
    if (wrapped.has(route.handler)) return;
    route.handler = fromOneSnapshot(route.handler);
    wrapped.add(route.handler);
  });
  app.addHook('onSend', ({ graph }, reply, payload, done) => {
    // A handler that hides that its statements failed must not show what the others have read.
    if (graph?.hasMoved && reply.statusCode < 400) return done(changed());
    const why = graph && underWay(graph);
    if (why) reply.header('x-complete', 'false').header('x-incomplete', why.incomplete);
    done(null, payload);
  });
}

function fromOneSnapshot(handle: RouteHandlerMethod): RouteHandlerMethod {
  return function answer(request, reply) {
    const before = Object.keys(reply.getHeaders());
    const attempt = () => handle.call(this, request, reply);
    const first = attempt();
    return first instanceof Promise
      ? untilOneSnapshot(first, attempt, before, request, reply)
      : first;
  };
}

async function untilOneSnapshot(
  first: Promise<unknown>,
  attempt: () => unknown,
  before: readonly string[],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  let answering: unknown = first;
  for (let attempts = 1; ; attempts++) {
    const hasMoved = () => request.graph.hasMoved && !reply.sent && !request.deadline.reason;
    try {
      const answer = await answering;
      if (!hasMoved()) return answer;
    } catch (error) {
      if (!hasMoved()) throw error;
    }
    if (attempts === MAX_ATTEMPTS) throw changed();
    // As it was before the handler ran.
    for (const name of Object.keys(reply.getHeaders()))
      if (!before.includes(name)) reply.removeHeader(name);
    reply.code(200);
    request.explanations?.splice(0);
    request.graph = within(request.graph, request.deadline);
    answering = attempt();
  }
}
