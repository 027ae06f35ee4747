import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { kitFolder, readFavourites } from '../../codegen/browser-kit/favourites.js';
import { UserError } from '../../errors.js';
import { favouritesZip } from '../browser-kit/favourites-zip.js';
import { guidePolicy } from '../security-headers.js';

/** Served as text except for the guide, so that a click displays it; Neo4j Browser only looks at the file extension. */
const typeOf = (path: string) => `text/${path.endsWith('.html') ? 'html' : 'plain'}; charset=utf-8`;

interface BrowserKitOptions {
  /** URL of the Neo4j Browser of this graph, if known. */
  readonly browserUrl?: string | undefined;
}

/**
 * /browser redirects to Neo4j Browser, with user and database filled in. /browser-kit/ has guide, style and
 * favourites for it; its page of instructions is in ../pages/kit.
 */
export async function browserKit(
  app: FastifyInstance,
  { browserUrl }: BrowserKitOptions,
): Promise<void> {
  app.get('/browser', (request, reply) =>
    reply.header('cache-control', 'no-store').redirect(browserFor(request.hostname, browserUrl)),
  );
  await app.register(fastifyStatic, {
    root: kitFolder,
    prefix: '/browser-kit/',
    index: false,
    // Browser does not cache guides or styles, and the web browser should not use an old one either.
    cacheControl: false,
    contentType: false,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', 'no-cache');
      response.setHeader('content-type', typeOf(path));
      response.setHeader('content-security-policy', guidePolicy);
    },
  });
  app.get('/browser-kit', (_request, reply) => reply.redirect('/browser-kit/'));
  app.get('/browser-kit/favourites.zip', async (_request, reply) =>
    reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="china-policy-graph-favourites.zip"')
      .send(await favouritesZip(readFavourites())),
  );
}

const thisComputer = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i;

/**
 * The URL of Neo4j Browser for a client that reached this service under that host name. Throws NOT_FOUND with advice
 * if it is unknown.
 */
function browserFor(hostname: string, browserUrl: string | undefined): string {
  if (browserUrl === undefined)
    throw new UserError(
      'NOT_FOUND',
      'Where the Neo4j Browser of this graph is, this service has not been told. It comes with the Neo4j server that NEO4J_URI names, mostly at port 7474 below /browser/. Set NEO4J_BROWSER_URL to its address, and /browser leads there.',
    );
  if (thisComputer.test(new URL(browserUrl).hostname) && !thisComputer.test(hostname))
    throw new UserError(
      'NOT_FOUND',
      'Neo4j Browser can be reached from the computer of this service alone. Open /browser there, under the name localhost.',
    );
  return browserUrl;
}
