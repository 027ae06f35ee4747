import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { dataPolicy } from '../content-policy.js';

/**
 * The security headers of every answer, errors too. Whatever sets no Content-Security-Policy of its own is data.
 * Anybody may embed pictures and pages and ask from other pages, so these are not forbidden; HTTPS is up to the proxy
 * that offers it.
 */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  const [, ...sources] = dataPolicy.split(' ');
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: sources } },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    ...{ crossOriginEmbedderPolicy: false, crossOriginOpenerPolicy: false },
    ...{ frameguard: false, strictTransportSecurity: false, originAgentCluster: false },
    // For browsers that nobody uses any more.
    ...{ xssFilter: false, ieNoOpen: false, dnsPrefetchControl: false },
  });
}
