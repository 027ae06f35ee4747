import { entityPage } from '../entity-page.js';
import type { PageModule } from '../routes.js';

/** GET /entities/{id}: everything that the graph knows about an entity, as a page for people. */
export const profile: PageModule = (pages) => {
  pages.get('/entities/:id', ({ params, graph }, reply) =>
    entityPage(graph, reply, (params as { id: string }).id, 'page'),
  );
};
