import { z } from 'zod';
import { coverageOf } from '../../../queries/coverage.js';
import { sendPage } from '../page.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';

/** GET /: where people begin. */
export const home: PageModule = (pages) => {
  pages.get(
    '/',
    {
      config: { isPage: true },
      schema: { querystring: z.object(pageParameters) },
    },
    async (request, reply) => {
      const { say } = viewOf(request);
      return sendPage(request, reply, {
        title: say('site.name'),
        coverage: await coverageOf(request.graph, { readsAlone: true }),
        body: <h1>{say('site.name')}</h1>,
      });
    },
  );
};
