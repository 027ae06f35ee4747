import cors from '@fastify/cors';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { UserError } from '../errors.js';
import { withoutKeys } from '../keys/api-key.js';
import type { Graph } from '../neo4j/graph.js';
import { explainLists } from './explain.js';
import type { TrustedDocuments } from './graphql/trusted-documents.js';
import { sendErrorPage } from './pages/error-page.js';
import { type AccessOptions, checkAccess, tellLimits } from './plugins/access.js';
import { boundWork } from './plugins/admission.js';
import { checkHost } from './plugins/allowed-hosts.js';
import { browserKit } from './plugins/browser-kit.js';
import { boundChunks, boundConnections, connectionOptions } from './plugins/connections.js';
import { watchDelivery } from './plugins/delivery.js';
import { graphiql } from './plugins/graphiql.js';
import { graphql } from './plugins/graphql.js';
import { refuseMethod } from './plugins/graphql-over-http.js';
import { limitTime } from './plugins/limit-time.js';
import { serveMetrics } from './plugins/metrics.js';
import { answerFromOneSnapshot } from './plugins/one-snapshot.js';
import { refuseOtherMethods } from './plugins/other-methods.js';
import { pages } from './plugins/pages.js';
import { probes } from './plugins/probes.js';
import { noteRequest, requestIdOf, watchRequests } from './plugins/requests.js';
import { keepAnswers } from './plugins/response-cache.js';
import { rest } from './plugins/rest.js';
import { type Tracing, traceRequests } from './plugins/tracing.js';
import { problemOf } from './problem.js';
import { reconcile } from './reconcile/reconcile.js';
import type { UploadOptions } from './rest/routes/write-data-sets.js';
import { setSecurityHeaders } from './security-headers.js';
import { type Metrics, newMetrics } from './telemetry/metrics.js';
import { refuseAddress, refuseUnreadable } from './unreadable.js';

export { listenForMetrics } from './plugins/metrics.js';
export { newMetrics } from './telemetry/metrics.js';

/** Headers, beyond the standard ones, that scripts on other pages may read. */
const headersToRead = [
  'ETag',
  'Link',
  'Content-Disposition',
  'X-Complete',
  'X-Incomplete',
  'Coverage',
  'Retry-After',
  'Explain',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'WWW-Authenticate',
  'X-Request-Id',
] as const;

/** A Neo4j that restarts itself is back within seconds; a client that retries sooner is rejected again. */
const RETRY_AFTER_SECONDS = 2;

const PLUGIN_TIMEOUT_MS = 60_000;

export interface AppOptions {
  readonly graph: Graph;
  readonly logLevel?: string;
  /** Maximum size of the response cache in bytes; 0 for none. */
  readonly cacheBytes?: number;
  /** Maximum concurrent work in units of weight: a small request is 1. */
  readonly maxConcurrency?: number;
  /** Maximum number of connections; further ones are rejected. */
  readonly maxConnections?: number;
  /** URL of the Neo4j Browser of this graph, if known. */
  readonly browserUrl?: string | undefined;
  /** The only GraphQL documents that are answered. Without a list, any document is. */
  readonly trustedDocuments?: TrustedDocuments;
  /** Names under which it is reached besides localhost and addresses; see ./plugins/allowed-hosts. */
  readonly allowedHosts?: readonly string[];
  /** Addresses and networks of proxies whose X-Forwarded-For counts. */
  readonly trustedProxies?: readonly string[];
  /** Who may ask, and how often. */
  readonly access?: AccessOptions;
  /** How large a data set may be put, and how long that may take. */
  readonly uploads?: UploadOptions;
  /** Where to count; without it, in metrics of this app alone. */
  readonly metrics?: Metrics;
  /** Whether /metrics is served here, rather than at a port of its own. */
  readonly servesMetrics?: boolean;
  /** Spans of requests and statements, where OpenTelemetry is switched on. */
  readonly tracing?: Tracing | undefined;
}

/** The service without port, signals or environment: tests and server alike start from here. */
export async function buildApp({
  graph,
  logLevel = 'silent',
  cacheBytes = 0,
  maxConcurrency = 32,
  maxConnections = 1_000,
  browserUrl,
  trustedDocuments,
  allowedHosts = [],
  trustedProxies = [],
  access = {},
  uploads = { timeoutMs: 600_000, maxBytes: 64 * 1024 * 1024 },
  metrics = newMetrics(),
  servesMetrics = true,
  tracing,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: logged },
    },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: requestIdOf,
    // One line for each request, when it is over; see ./plugins/requests.
    logController: new LogController({ disableRequestLogging: true }),
    // A stopping service answers what still arrives on open connections, and closes them; see ./plugins/probes.
    return503OnClosing: false,
    // Bundling what runs in the browser takes a tenth of a second, and many times that where the machine is busy.
    pluginTimeout: PLUGIN_TIMEOUT_MS,
    // Addresses may contain names, and the longest titles have some two hundred characters.
    routerOptions: { maxParamLength: 1_000 },
    ...connectionOptions(graph.timeoutMs),
    clientErrorHandler: (error, socket) => {
      if (refuseUnreadable(error, socket)) metrics.unreadable.inc();
    },
    // An address that the router cannot take never comes to the error handler.
    frameworkErrors: (error, request, reply) => {
      noteRequest(metrics, request, reply as FastifyReply);
      return refuseAddress(error, request, reply as FastifyReply);
    },
  });
  app.decorate('uploads', uploads);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.status === 500) request.log.error({ err: error }, 'A request failed');
    // Load, time limits and clients that hang up are not faults of ours, and would fill the log.
    else if (problem.status > 500)
      request.log.info({ code: problem.code }, 'A request was refused');
    reply.removeHeader('etag').header('cache-control', 'no-store');
    if (isRefusal(problem.status) && wantsPage(request))
      return sendErrorPage(request, reply, problem);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.split('?')[0] === '/graphql') return refuseMethod(request, reply);
    const unknown = new UserError(
      'NOT_FOUND',
      `There is no ${request.method} ${request.url.split('?')[0]} here. Search and pages begin at /, GraphQL is at /graphql, REST under /v1, described at /docs.`,
    );
    if (!wantsPage(request)) throw unknown;
    return sendErrorPage(request, reply, problemOf(unknown, request));
  });
  // Whatever answers 503, in REST, GraphQL or a probe, or that another load runs, says when to come back.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if ([409, 503].includes(reply.statusCode) && !reply.hasHeader('retry-after'))
      reply.header('retry-after', RETRY_AFTER_SECONDS);
    done(null, payload);
  });
  watchRequests(app, metrics);
  setSecurityHeaders(app);
  // Pages of refusals need the graph of their request, too.
  limitTime(app, graph);
  if (tracing) traceRequests(app, graph, tracing);
  checkHost(app, allowedHosts);
  // Any page may read, as dashboards, notebooks and OpenRefine do, and may send a key that it was given: a browser adds
  // none by itself. No page of another origin may write, whatever it has: PUT and DELETE are not among the methods.
  // OPTIONS that asks for nothing of CORS is answered like any other.
  await app.register(cors, {
    ...{ origin: '*', exposedHeaders: [...headersToRead] },
    strictPreflight: false,
  });
  boundConnections(app, maxConnections);
  await checkAccess(app, access);
  refuseOtherMethods(app);
  refuseCodings(app);
  boundChunks(app);
  watchDelivery(app);
  const lanes = boundWork(app, maxConcurrency, (lane, why) => metrics.refused.inc({ lane, why }));
  explainLists(app);
  answerFromOneSnapshot(app);
  keepAnswers(app, cacheBytes, trustedDocuments?.fingerprint);
  tellLimits(app);
  probes(app, { graph });
  serveMetrics(app, { metrics, graph, lanes, isServed: servesMetrics });
  await app.register(graphiql);
  await app.register(browserKit, { browserUrl });
  await app.register(graphql, { trustedDocuments });
  await app.register(rest);
  await app.register(pages, { browserUrl });
  await app.register(reconcile, { prefix: '/reconcile' });
  return app;
}

/**
 * What is logged of a request. A key belongs into a header, which is not logged, but somebody may write it into an
 * address.
 */
function logged({ method, url, host, ip, socket }: FastifyRequest) {
  return { method, url: withoutKeys(url), host, remoteAddress: ip, remotePort: socket?.remotePort };
}

/** Statuses for which a browser that asked for anything is shown a page. */
const isRefusal = (status: number) => [401, 403, 421, 429].includes(status);

/** Whether somebody follows a link in a browser, which names HTML before anything else. */
function wantsPage({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /^text\/html\b/i.test(headers.accept ?? '');
}

/** Bodies are read as they come. One that says it is compressed would be told to be no JSON. */
function refuseCodings(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers, is404 }, reply, done) => {
    const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (coding === 'identity' || coding === '' || is404) return done();
    reply.header('accept-encoding', 'identity');
    done(
      new UserError(
        'UNSUPPORTED_MEDIA_TYPE',
        `Content-Encoding: "${coding.slice(0, 100)}" is not read here. Send the body as it is; answers may be compressed.`,
      ),
    );
  });
}
