import type { FastifyInstance } from 'fastify';
import type { Graph } from '../../graph/connect.js';
import { entityPage } from '../pages/entity-page.js';

/** GET /entities/{id}: what the graph knows of one thing, as a page for people. */
export async function entityPages(
  app: FastifyInstance,
  { graph }: { graph: Graph },
): Promise<void> {
  app.get('/entities/:id', ({ params }, reply) =>
    entityPage(graph, reply, (params as { id: string }).id, 'page'),
  );
}
