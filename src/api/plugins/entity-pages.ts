import type { FastifyInstance } from 'fastify';
import { entityPage } from '../pages/entity-page.js';
import { admitAll } from './admission.js';

/** GET /entities/{id}: everything that the graph knows about an entity, as a page for people. */
export async function entityPages(app: FastifyInstance): Promise<void> {
  admitAll(app);
  app.get('/entities/:id', ({ params, graph }, reply) =>
    entityPage(graph, reply, (params as { id: string }).id, 'page'),
  );
}
