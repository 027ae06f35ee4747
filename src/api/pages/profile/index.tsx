import { z } from 'zod';
import { asOfIn } from '../../rest/as-of.js';
import { asOfParameters } from '../../rest/openapi/parameters.js';
import { weights } from '../../rest/weights.js';
import { sendPage } from '../page.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';
import { ProfilePage } from './profile-page.js';
import { readProfile } from './read.js';

const cursor = z.string().max(2_000).optional();

/** GET /entities/{id}: everything that the graph knows about an entity, as a page for people. */
export const profile: PageModule = (pages) => {
  pages.get(
    '/entities/:id',
    {
      config: { isPage: true, weight: weights.profile },
      schema: {
        params: z.object({ id: z.string() }),
        querystring: z.object({
          ...pageParameters,
          ...asOfParameters,
          entitiesAfter: cursor.describe(
            'For a source: the entities read in it after this cursor.',
          ),
          relationsAfter: cursor.describe(
            'For a source: the relations read in it after this cursor.',
          ),
        }),
      },
    },
    async (request, reply) => {
      const { params, query, graph } = request;
      const { entitiesAfter, relationsAfter } = query;
      const asked = { asOf: asOfIn(query), entitiesAfter, relationsAfter };
      const found = await readProfile(graph, params.id, asked);
      const view = viewOf(request);
      return sendPage(request, reply, {
        title: view.name(found.entity),
        coverage: found.coverage,
        body: <ProfilePage view={view} profile={found} />,
      });
    },
  );
};
