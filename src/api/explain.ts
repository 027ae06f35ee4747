import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../errors.js';
import type { ListExplanation } from '../queries/list/explain.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Takes what is to be said of each list; null where the request does not ask for it. */
    explanations: ListExplanation[] | null;
  }
}

/**
 * Characters of a header that programs still take: most allow 16 kB for all headers together. Where the explanation is
 * longer, the texts of the statements are left out.
 */
const MAX_HEADER_CHARACTERS = 12_000;

/** Headers by which a proxy says that a request comes from elsewhere. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

/** The header Explain of requests under /v1, answered by a header of the same name. */
export function explainLists(app: FastifyInstance): void {
  app.decorateRequest('explanations', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const { explain } = request.headers;
    if (explain === 'true' && isRest(request)) beginExplaining(request);
    done();
  });
  app.addHook('onSend', ({ explanations }, reply, payload, done) => {
    if (explanations) reply.header('cache-control', 'no-store').removeHeader('etag');
    if (explanations && isRest(reply.request)) reply.header('explain', asHeader(explanations));
    done(null, payload);
  });
}

/** Explains the lists of a request. Throws FORBIDDEN for a caller on another computer. */
export function beginExplaining(request: FastifyRequest): void {
  const isLocal = isLoopback(request.socket.remoteAddress ?? '');
  if (!isLocal || forwarding.some((name) => request.headers[name] !== undefined)) {
    throw new UserError(
      'FORBIDDEN',
      'Explain is only for callers on the computer that the service runs on, without a proxy between. Leave it out.',
    );
  }
  request.explanations = [];
}

/** IPv4 as it is, or within IPv6. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function isRest({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.url ?? '').startsWith('/v1/');
}

function asHeader(explanations: readonly ListExplanation[]): string {
  const whole = inAscii(explanations);
  if (whole.length <= MAX_HEADER_CHARACTERS) return whole;
  return inAscii(
    explanations.map((one) => ({
      ...one,
      statements: one.statements.map(({ rows, dbHits }) => ({ rows, dbHits })),
    })),
  );
}

/** JSON without line ends and without letters that a header cannot hold. */
function inAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
