import type * as OpenTelemetry from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import { type EndedStatement, statementEnds } from '../../neo4j/activity.js';
import type { Graph } from '../../neo4j/graph.js';
import type { Deadline } from '../../runtime/deadline.js';
import { listen } from '../telemetry/metrics.js';

/** OpenTelemetry's API with a tracer behind it. Handed in, so that its packages are loaded only where it is on. */
export type Tracing = typeof OpenTelemetry;

/** Longer statements are cut: collectors refuse attributes of tens of kilobytes. */
const MAX_STATEMENT_CHARACTERS = 4_000;

/**
 * A span for each request, continued from its `traceparent`, and one for each statement of Neo4j below it. Statements
 * that several requests share belong to none of them and have a trace of their own. Statements have no parameters in
 * them, and requests neither address nor body. Names follow OpenTelemetry's conventions for HTTP and databases.
 */
export function traceRequests(app: FastifyInstance, graph: Graph, api: Tracing): void {
  const { context, propagation, SpanKind, SpanStatusCode, trace } = api;
  const tracer = trace.getTracer('china-policy-graph');
  /** Statements are told by the deadline of their request, which every statement is given. */
  const contexts = new WeakMap<Deadline, OpenTelemetry.Context>();

  // After the deadline has been made, and before anything asks Neo4j.
  app.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions, headers, deadline } = request;
    if (routeOptions.config.isProbe) return done();
    const route = routeOptions.url ?? 'none';
    const parent = propagation.extract(context.active(), headers);
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'policy_graph.request_id': request.id,
    };
    const kind = SpanKind.SERVER;
    const span = tracer.startSpan(`${method} ${route}`, { kind, attributes }, parent);
    contexts.set(deadline, trace.setSpan(parent, span));
    reply.raw.once('close', () => {
      const { statusCode } = reply.raw;
      span.setAttribute('http.response.status_code', statusCode);
      if (request.operationLabel)
        span.setAttribute('policy_graph.operation', request.operationLabel);
      if (statusCode >= 500 || !reply.raw.writableFinished)
        span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    done();
  });

  const stop = listen<EndedStatement>(statementEnds, (ended) => {
    if (ended.driver !== graph.driver) return;
    const { text = 'streamed rows', deadline, startedAt, ms, outcome, attempts } = ended;
    const parent = deadline && contexts.get(deadline);
    const begin = performance.timeOrigin + startedAt;
    const attributes = {
      'db.system.name': 'neo4j',
      'db.namespace': graph.database,
      'db.query.text': text.slice(0, MAX_STATEMENT_CHARACTERS),
      'policy_graph.outcome': outcome,
      'policy_graph.attempts': attempts,
    };
    const options = { kind: SpanKind.CLIENT, startTime: begin, attributes };
    const span = tracer.startSpan('neo4j', options, parent ?? api.ROOT_CONTEXT);
    if (outcome !== 'answered') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
    span.end(begin + ms);
  });
  app.addHook('onClose', (_app, done) => {
    stop();
    done();
  });
}
