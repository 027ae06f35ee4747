import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { UserError } from '../../errors.js';

/** Longer names are cut in messages. */
const MAX_SHOWN = 100;

/**
 * Answers only for hosts that it knows: addresses, localhost and the names below it, and the given names; `*` is every
 * name, `.example.org` every one below. A page whose name was made to lead to this service (DNS rebinding) would be of
 * the same origin and could read and send what it wants; it can take any name, but not an address or localhost. Throws
 * MISDIRECTED_REQUEST. Probes are answered whatever the name, as whoever sends them knows the address alone.
 */
export function checkHost(app: FastifyInstance, names: readonly string[]): void {
  if (names.includes('*')) return;
  app.addHook('onRequest', ({ headers, routeOptions }, _reply, done) => {
    const name = hostNameIn(headers.host);
    if (routeOptions.config.isProbe || isAllowed(name, names)) return done();
    done(
      new UserError(
        'MISDIRECTED_REQUEST',
        `Host: "${name.slice(0, MAX_SHOWN)}" is no name of this service. It answers under its address, under localhost, and under the names in ALLOWED_HOSTS, which whoever runs it sets.`,
      ),
    );
  });
}

/** The name in a header Host without its port. X-Forwarded-Host does not count: a page may set it. */
function hostNameIn(host: string | undefined): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host ?? '') ?? [];
  return (bracketed ?? plain ?? host ?? '').toLowerCase().replace(/\.$/, '');
}

function isAllowed(name: string, names: readonly string[]): boolean {
  // Browsers always send the header; programs that do not are no pages.
  if (name === '' || isIP(name) > 0 || name === 'localhost' || name.endsWith('.localhost'))
    return true;
  return names.some((one) => name === one || (one.startsWith('.') && name.endsWith(one)));
}
