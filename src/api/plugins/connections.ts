import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import { onTurnOfClient } from '../../runtime/event-loop.js';
import { clientOf, overloaded } from './admission.js';

/** Node's limit for headers is also the limit for addresses; no real request has a longer one. */
export const MAX_HEAD_BYTES = 16 * 1024;
/** A browser sends some twenty headers, a proxy adds ten. */
const MAX_HEADER_FIELDS = 100;
/** Headers fit into one packet; on a bad line they are resent within seconds. */
export const MAX_HEAD_MS = 10_000;
/** Time limit for headers and body, for routes with a longer time limit: the largest body at 50 kB a second. */
export const MAX_ARRIVAL_MS = 20_000;
/** The same for what is put: hours. Its route has a limit of its own. */
const MAX_UPLOAD_MS = 4 * 3_600_000;
/** How often Node checks for late headers and bodies, in milliseconds. */
const ARRIVALS_CHECKED_EVERY_MS = 1_000;
/** Longer than the 60 seconds for which proxies keep idle connections, so that the proxy closes first. */
const MAX_IDLE_MS = 72_000;
/** After the time limit of a request, a connection without traffic is closed. */
const MAX_STILL_MS = 60_000;
/** Limit for request bodies in transfer or in use: 64 of the largest. */
const MAX_BODY_BYTES_AT_ONCE = 64 * 1024 * 1024;
/** Bodies up to this size are always admitted: for the maximum number of connections they add up to a few megabytes. */
const SMALL_BODY_BYTES = 16 * 1024;
/** Seconds after which a rejected connection may be retried. */
const RETRY_AFTER_S = 5;

/** The connection options of Fastify and Node, for requests that may take `timeLimitMs`. */
export function connectionOptions(timeLimitMs: number) {
  return {
    requestTimeout: MAX_UPLOAD_MS,
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
 * Limits connections and the memory for request bodies. Requests on connections beyond `maxConnections` are answered
 * with OVERLOADED and the connection is closed, except for probes. Beyond a quarter more, connections are closed
 * without an answer.
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
  // Hundreds of requests that arrive together begin in several turns of the event loop.
  app.addHook('onRequest', ({ ip }, _reply, done) => onTurnOfClient(clientOf(ip), done));
  app.addHook('onRequest', (request, reply, done) => {
    const { raw, routeOptions } = request;
    if (connections > maxConnections && beyond.has(raw.socket) && !routeOptions.config.isProbe) {
      reply.headers({ connection: 'close', 'retry-after': String(RETRY_AFTER_S) });
      return done(overloaded('The service has more connections than it can hold', RETRY_AFTER_S));
    }
    // Names and values alternate.
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

/**
 * Maximum number of chunks of a body. Each is an event, and ten thousand of a byte each fit into one packet. Proxies
 * send some kilobytes per chunk, so the largest body has a few hundred.
 */
export const MAX_CHUNKS = 4_000;
/** Beyond them, chunks of what is put are this large on average, in bytes. */
const MIN_CHUNK_BYTES = 1_024;

/** Refuses a body in very many chunks with LIMIT_EXCEEDED and closes its connection. */
export function boundChunks(app: FastifyInstance): void {
  app.addHook('preParsing', ({ headers, raw }, reply, payload, done) => {
    if (headers['transfer-encoding'] !== undefined) {
      let chunks = 0;
      let bytes = 0;
      const count = (some: Buffer) => {
        bytes += some.length;
        if (++chunks <= MAX_CHUNKS + bytes / MIN_CHUNK_BYTES) return;
        raw.off('data', count);
        raw.pause();
        reply.raw.once('finish', () => raw.destroy());
        reply.header('connection', 'close').send(tooManyChunks());
      };
      raw.on('data', count);
    }
    done(null, payload);
  });
}

/** The maximum size of a body. A body without a declared length counts as the maximum of its route. */
function bodyBytesOf({ headers, routeOptions }: FastifyRequest): number {
  const { bodyLimit = 0, config } = routeOptions;
  // It is not held, but read as it comes.
  if (config.isUpload) return 0;
  if (headers['transfer-encoding'] !== undefined) return bodyLimit;
  const length = headers['content-length'];
  return length === undefined ? 0 : Math.min(Number(length) || 0, bodyLimit);
}

function tooManyFields(rawHeaders: readonly string[]): UserError {
  return new UserError(
    'LIMIT_EXCEEDED',
    `The request has ${rawHeaders.length / 2} header fields; at most ${MAX_HEADER_FIELDS} are allowed. Send fewer.`,
    { limit: MAX_HEADER_FIELDS },
  );
}

function tooManyChunks(): UserError {
  return new UserError(
    'LIMIT_EXCEEDED',
    `The body has more than ${MAX_CHUNKS} chunks. Send it in larger ones, or with Content-Length.`,
    { limit: MAX_CHUNKS },
  );
}
