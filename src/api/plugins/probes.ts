import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Graph } from '../../neo4j/graph.js';
import { sharedWithinTime } from '../../runtime/within-time.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A health check, which is answered regardless of load. */
    isProbe?: boolean;
  }
  interface FastifyInstance {
    /**
     * Tells clients that the service is about to stop: /readyz answers 503, and each answer closes its connection.
     * Everything is still answered. Resolves after `ms` milliseconds; `close` comes next.
     */
    drain(ms: number): Promise<void>;
  }
}

/** Callers of /readyz give up after a few seconds, so it must answer sooner. In milliseconds. */
const MAX_PROBE_MS = 1_500;

/**
 * GET /livez: the process answers, whatever the state of Neo4j. GET /readyz: Neo4j also answers within a second and a
 * half, has a data set, and the service is not about to stop. `drain` is for the whole app.
 */
export function probes(app: FastifyInstance, { graph }: { graph: Graph }): void {
  let isStopping = false;
  app.decorate('drain', (ms: number) => {
    isStopping = true;
    return wait(ms);
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // A client that is told so opens no request on a connection that is about to be closed.
    if (isStopping) reply.header('connection', 'close');
    done(null, payload);
  });
  const ask = sharedWithinTime(
    () => graph.peek('MATCH (d:DataSet) RETURN 1 LIMIT 1'),
    MAX_PROBE_MS,
  );
  // Of a closed service, this is all that anybody is told: that it is there.
  const config = { isProbe: true, scope: null };
  app.get('/livez', { logLevel: 'silent', config }, async () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent', config: { isProbe: true } }, async (_request, reply) => {
    const found = await ask();
    const status = isStopping
      ? 'stopping'
      : found === undefined
        ? 'Neo4j does not answer'
        : found.length === 0
          ? 'no data set is loaded'
          : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
}
