import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * The Content-Security-Policies of answers. None lets a script run that does not come from a file of this service, and
 * none loads anything from elsewhere.
 */

/** What is no page: data, a file, a picture. Whatever a name in it holds, nothing of it runs. */
export const dataPolicy = "default-src 'none'";

/**
 * Pages: scripts, styles and pictures of this service alone, and nothing inline. Other sites may show one in a frame.
 */
export const pagePolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'"],
  ...["base-uri 'none'", "form-action 'self'"],
].join('; ');

/**
 * GraphiQL and Swagger UI, which others wrote: they set styles on elements. They take a key that somebody types, so no
 * other site may show them in a frame.
 */
export const toolPolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self' 'unsafe-inline'", "connect-src 'self'"],
  ...["img-src 'self' data:", "font-src 'self' data:", "worker-src 'self' blob:"],
  ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
].join('; ');

/** The guide of Neo4j Browser, opened by itself: colours on elements, and nothing else. */
export const guidePolicy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * The security headers of every answer, errors too. Whatever sets no Content-Security-Policy of its own is data.
 * Anybody may embed pictures and pages and ask from other pages, so these are not forbidden; HTTPS is up to the proxy
 * that offers it.
 */
export const securityHeaders: Readonly<Record<string, string>> = headersOf(
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: dataPolicy.split(' ').slice(1) },
    },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    ...{ crossOriginEmbedderPolicy: false, crossOriginOpenerPolicy: false },
    ...{ frameguard: false, strictTransportSecurity: false, originAgentCluster: false },
    // For browsers that nobody uses any more.
    ...{ xssFilter: false, ieNoOpen: false, dnsPrefetchControl: false },
  }),
);

/**
 * Sets them before any other hook may refuse a request. Answers that no hook sees, to an address that the router cannot
 * take and to what is no HTTP, take the same list.
 */
export function setSecurityHeaders(app: FastifyInstance): void {
  const all = Object.entries(securityHeaders);
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of all) reply.raw.setHeader(name, value);
    done();
  });
}

/** What helmet sets, which is the same for every answer, so that it need not be asked each time. */
function headersOf(set: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  set(request, response, (error) => {
    if (error) throw error;
  });
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
