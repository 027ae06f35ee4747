import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Smaller answers fit into the buffers of the system, so they are gone once written. */
const SMALL_ANSWER_BYTES = 64 * 1024;
/** How often slow clients are checked for, in milliseconds. */
const CHECKED_EVERY_MS = 30_000;
/**
 * Minimum progress of a client between two checks while data waits for it: 2 kB a second, a twentieth of a bad line.
 */
const MIN_BYTES_TAKEN = 64 * 1024;
/**
 * Limit for answers that wait for their clients. Beyond it the slowest clients are disconnected, so that there is
 * memory for the others.
 */
const MAX_UNTAKEN_BYTES = 128 * 1024 * 1024;
/** Younger answers are not cut off for this reason: an active client has read even the largest answer by then. */
const MIN_AGE_TO_CUT_MS = 5_000;

interface Delivery {
  readonly reply: FastifyReply;
  readonly startedAt: number;
  /** 0 for a stream, which is written as it is read. */
  readonly bytes: number;
  taken: number;
}

/**
 * Disconnects clients that do not read their answer: a stream holds a transaction of Neo4j while it is read, and a
 * whole answer holds memory.
 */
export function watchDelivery(app: FastifyInstance): void {
  // In the order of their start.
  const underway = new Set<Delivery>();
  let untaken = 0;
  let timer: NodeJS.Timeout | undefined;

  function cutSlowest(): void {
    for (const one of underway) {
      if (untaken <= MAX_UNTAKEN_BYTES) return;
      if (one.bytes > 0 && performance.now() - one.startedAt > MIN_AGE_TO_CUT_MS) cut(one);
    }
  }
  app.addHook('onSend', (_request, reply, payload, done) => {
    const bytes = lengthOf(payload);
    const { socket } = reply.raw;
    // An injected request (without a network) has no socket.
    const isSmall = bytes !== undefined && bytes <= SMALL_ANSWER_BYTES;
    if (isSmall || !(socket instanceof Socket)) return done(null, payload);
    const one = { reply, startedAt: performance.now(), bytes: bytes ?? 0, taken: takenBy(reply) };
    // The next chunk of a stream may take time; a client that does not read is detected here.
    if (bytes === undefined) socket.setTimeout(0);
    underway.add(one);
    untaken += one.bytes;
    timer ??= setInterval(() => checkAll(underway), CHECKED_EVERY_MS).unref();
    reply.raw.once('close', () => {
      underway.delete(one);
      untaken -= one.bytes;
    });
    cutSlowest();
    done(null, payload);
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer);
    done();
  });
}

function checkAll(underway: ReadonlySet<Delivery>): void {
  for (const one of underway) {
    const taken = takenBy(one.reply);
    const waits = (one.reply.raw.socket?.writableLength ?? 0) > 0;
    if (waits && taken - one.taken < MIN_BYTES_TAKEN) cut(one);
    one.taken = taken;
  }
}

/** Number of bytes handed to the operating system for the client. */
function takenBy({ raw: { socket } }: FastifyReply): number {
  return socket ? socket.bytesWritten - socket.writableLength : 0;
}

function cut({ reply }: Delivery): void {
  reply.request.log.warn('A client did not take its answer; its connection is closed');
  reply.raw.socket?.destroy();
}

function lengthOf(payload: unknown): number | undefined {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload.length;
  return payload == null ? 0 : undefined;
}
