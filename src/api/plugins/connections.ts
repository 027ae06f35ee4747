import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import { overloaded } from './admission.js';

/** Node reads as much of an address with its headers; more is no question that a person or a program asks. */
export const MAX_HEAD_BYTES = 16 * 1024;
/** A browser sends some twenty, a proxy adds ten. */
const MAX_HEADER_FIELDS = 100;
/** A head comes in one packet; on a bad line it is sent again within seconds. */
export const MAX_HEAD_MS = 10_000;
/** Head and body together, where the time of a request is longer: the largest body at 50 kB a second. */
export const MAX_ARRIVAL_MS = 20_000;
/** How often Node looks for heads and bodies that do not come, in milliseconds. */
const ARRIVALS_CHECKED_EVERY_MS = 1_000;
/** A connection without a request stays open longer than the 60 seconds that proxies keep one, so that they close it first. */
const MAX_IDLE_MS = 72_000;
/** Beyond the time of a request, a connection on which nothing moves is closed. */
const MAX_STILL_MS = 60_000;
/** Of bodies that are on their way or in work: 64 of the largest. */
const MAX_BODY_BYTES_AT_ONCE = 64 * 1024 * 1024;
/** Bodies up to this size are let in whatever else is on its way: as many as there are connections are few megabytes. */
const SMALL_BODY_BYTES = 16 * 1024;
/** Seconds after which a refused connection may be tried again. */
const RETRY_AFTER_S = 5;

/** What Fastify and Node are told of connections, for requests that may take `timeLimitMs`. */
export function connectionOptions(timeLimitMs: number) {
  return {
    requestTimeout: MAX_ARRIVAL_MS,
    keepAliveTimeout: MAX_IDLE_MS,
    connectionTimeout: timeLimitMs + MAX_STILL_MS,
    http: {
      maxHeaderSize: MAX_HEAD_BYTES,
      headersTimeout: MAX_HEAD_MS,
      connectionsCheckingInterval: ARRIVALS_CHECKED_EVERY_MS,
    },
  };
}

/**
 * Bounds connections and the memory for bodies. Requests on connections beyond `maxConnections` are answered with
 * OVERLOADED and the connection is closed, except for probes; a quarter beyond that, connections are closed unheard.
 */
export function boundConnections(app: FastifyInstance, maxConnections: number): void {
  const { server } = app;
  const beyond = new WeakSet<Socket>();
  let [connections, bodyBytes] = [0, 0];
  server.maxConnections = Math.ceil(maxConnections * 1.25);
  server.on('connection', (socket) => {
    connections++;
    if (connections > maxConnections) beyond.add(socket);
    socket.once('close', () => connections--);
  });
  app.addHook('onRequest', (request, reply, done) => {
    const { raw, routeOptions } = request;
    if (connections > maxConnections && beyond.has(raw.socket) && !routeOptions.config.isProbe) {
      reply.headers({ connection: 'close', 'retry-after': String(RETRY_AFTER_S) });
      return done(overloaded('The service has more connections than it can hold', RETRY_AFTER_S));
    }
    // Names and values stand one after the other.
    if (raw.rawHeaders.length > 2 * MAX_HEADER_FIELDS) return done(tooManyFields(raw.rawHeaders));
    const bytes = bodyBytesOf(request);
    if (bytes <= SMALL_BODY_BYTES) return done();
    if (bodyBytes + bytes > MAX_BODY_BYTES_AT_ONCE) {
      reply.headers({ connection: 'close', 'retry-after': String(RETRY_AFTER_S) });
      return done(overloaded('More data is on its way than the service can hold', RETRY_AFTER_S));
    }
    bodyBytes += bytes;
    reply.raw.once('close', () => {
      bodyBytes -= bytes;
    });
    done();
  });
}

/** What a body may take at most; one whose length is not said may be as long as the route takes. */
function bodyBytesOf({ headers, routeOptions }: FastifyRequest): number {
  const { bodyLimit = 0 } = routeOptions;
  if (headers['transfer-encoding'] !== undefined) return bodyLimit;
  const length = headers['content-length'];
  return length === undefined ? 0 : Math.min(Number(length) || 0, bodyLimit);
}

function tooManyFields(rawHeaders: readonly string[]): UserError {
  return new UserError(
    'LIMIT_EXCEEDED',
    `The request has ${rawHeaders.length / 2} header fields; allowed are ${MAX_HEADER_FIELDS}. Send fewer.`,
    { limit: MAX_HEADER_FIELDS },
  );
}
