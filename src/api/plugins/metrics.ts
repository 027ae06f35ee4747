import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import type { Graph } from '../../neo4j/graph.js';
import type { Lane } from '../admission/lane.js';
import { setSecurityHeaders } from '../security-headers.js';
import { graphGauges, laneGauges } from '../telemetry/gauges.js';
import type { Metrics } from '../telemetry/metrics.js';
import { refuseAddress, refuseUnreadable } from '../unreadable.js';

export interface MetricsRouteOptions {
  readonly metrics: Metrics;
  readonly graph: Graph;
  readonly lanes: Readonly<Record<string, Lane>>;
  /** Whether /metrics is served beside everything else, rather than at a port of its own. */
  readonly isServed: boolean;
}

/** Reads what is only known at a scrape. Called once before each. */
export type Refresh = () => Promise<void>;

declare module 'fastify' {
  interface FastifyInstance {
    refreshMetrics: Refresh;
    /** The text of a scrape. The process that serves may put that of all processes in its place. */
    metricsText(): Promise<string>;
  }
}

/** GET /metrics: what Prometheus scrapes, as text. It is a probe: answered regardless of load, and not logged. */
export function serveMetrics(
  app: FastifyInstance,
  { metrics, graph, lanes, isServed }: MetricsRouteOptions,
): void {
  const { registry } = metrics;
  laneGauges(registry, lanes);
  const { refresh } = graphGauges(registry, graph);
  const stop = metrics.watch(graph);
  app.addHook('onClose', (_app, done) => {
    stop();
    done();
  });
  app.decorate('refreshMetrics', refresh);
  app.decorate('metricsText', async () => {
    await refresh();
    return registry.metrics();
  });
  if (isServed) metricsRoute(app, registry, () => app.metricsText());
}

/** The same at a port of its own, where no client of the service comes. */
export async function listenForMetrics(
  app: FastifyInstance,
  { registry }: Metrics,
  where: { readonly host: string; readonly port: number },
): Promise<FastifyInstance> {
  const own = Fastify({
    clientErrorHandler: (error, socket) => {
      refuseUnreadable(error, socket);
    },
    frameworkErrors: (error, request, reply) =>
      refuseAddress(error, request, reply as FastifyReply),
  });
  setSecurityHeaders(own);
  metricsRoute(own, registry, () => app.metricsText());
  await own.listen(where);
  return own;
}

function metricsRoute(
  app: FastifyInstance,
  { contentType }: Pick<Registry, 'contentType'>,
  text: () => Promise<string>,
): void {
  app.get('/metrics', { logLevel: 'silent', config: { isProbe: true } }, async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(contentType)
      .send(await text()),
  );
}
