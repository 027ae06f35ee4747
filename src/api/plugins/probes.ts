import type { FastifyInstance } from 'fastify';
import type { Graph } from '../../graph/connect.js';
import { dataSets } from '../../graph/data-set.js';

/** GET /livez: the process answers. GET /readyz: Neo4j answers too and holds a data set. */
export async function probes(app: FastifyInstance, { graph }: { graph: Graph }): Promise<void> {
  app.get('/livez', { logLevel: 'silent' }, async () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const found = await dataSets(graph).catch(() => undefined);
    const status =
      found === undefined
        ? 'Neo4j does not answer'
        : found.length === 0
          ? 'no data set is loaded'
          : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
}
