import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { type DataSet, dataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A health check, which is answered regardless of load. */
    isProbe?: boolean;
  }
}

/** Callers of /readyz give up after a few seconds, so it must answer sooner. In milliseconds. */
const MAX_PROBE_MS = 1_500;

/**
 * GET /livez: the process answers, whatever the state of Neo4j. GET /readyz: Neo4j also answers within a second and a
 * half, and has a data set.
 */
export async function probes(app: FastifyInstance, { graph }: { graph: Graph }): Promise<void> {
  const ask = oneAtATime(() => dataSets(graph));
  // Of a closed service, this is all that anybody is told: that it is there.
  const config = { isProbe: true, scope: null };
  app.get('/livez', { logLevel: 'silent', config }, async () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent', config: { isProbe: true } }, async (_request, reply) => {
    const found = await Promise.race([ask(), wait(MAX_PROBE_MS, undefined, { ref: false })]);
    const status =
      found === undefined
        ? 'Neo4j does not answer'
        : found.length === 0
          ? 'no data set is loaded'
          : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
}

/** While Neo4j does not answer, probes share one waiting statement, so that they do not use up its connections. */
function oneAtATime(ask: () => Promise<DataSet[]>): () => Promise<DataSet[] | undefined> {
  let asked: Promise<DataSet[] | undefined> | undefined;
  return () => {
    asked ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
}
