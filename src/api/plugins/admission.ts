import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import { Lane, type Place, Refusal } from '../admission/lane.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The place that this request has in a lane; null when it has none or has given it back. */
    place: { readonly lane: Lane; readonly place: Place } | null;
  }
  interface FastifyReply {
    /**
     * Lets the request in to work of so much weight: 1 for a small question, up to MAX_CONCURRENCY. Gives a promise only
     * when it has to wait for its turn; throws or rejects with OVERLOADED, or when the request is over. Of a request
     * that has been let in, nothing more is asked.
     */
    admit(weight: number): Promise<void> | undefined;
  }
  interface FastifyContextConfig {
    /** What a request of the route weighs; left out: 1. One of weight 0 asks the graph for nothing. */
    weight?: number | ((request: FastifyRequest) => number);
    /** The route writes a file as large as the graph: it takes one of the few places for those. */
    isExport?: boolean;
  }
}

/** Requests of this weight and more have a lane of their own, so that small ones never stand behind them. */
export const LARGE_WEIGHT = 4;
/** Files of the whole graph that are written at once, and for one client: each holds a transaction of Neo4j. */
const MAX_EXPORTS = 4;
const MAX_EXPORTS_OF_CLIENT = 2;
/** Requests that wait in a lane, for each unit that is worked on. */
const WAITING_PER_UNIT = 8;

/**
 * Bounds what is worked on at once. Small requests, large ones and exports each have a lane with so many units of weight
 * (exports: places); beyond them requests wait for their turn, client by client, as long as they can be answered in
 * time. All others are refused with OVERLOADED and Retry-After. What is answered without the graph passes freely.
 */
export function boundWork(app: FastifyInstance, maxConcurrency: number): void {
  const bounds = { capacity: maxConcurrency, maxWaiting: maxConcurrency * WAITING_PER_UNIT };
  const lanes = {
    // A client that sends all it can leaves room for the next, who need not wait for an end of any of it.
    small: new Lane({ ...bounds, maxOfClient: Math.ceil(maxConcurrency / 2) }),
    large: new Lane(bounds),
    exports: new Lane({
      capacity: MAX_EXPORTS,
      // Who waits for a file waits for minutes: rather somewhere else.
      maxWaiting: 0,
      maxOfClient: MAX_EXPORTS_OF_CLIENT,
    }),
  } as const;
  const laneOf = (request: FastifyRequest, weight: number) => {
    if (request.routeOptions.config.isExport) return lanes.exports;
    return weight < LARGE_WEIGHT ? lanes.small : lanes.large;
  };

  app.decorateRequest('place', null);
  app.decorateReply('admit', function (this: FastifyReply, weight: number) {
    const { request } = this;
    if (request.place || weight <= 0) return undefined;
    const lane = laneOf(request, weight);
    try {
      const place = lane.enter(clientOf(request.ip), Math.max(1, weight), request.deadline);
      if (!(place instanceof Promise)) {
        request.place = { lane, place };
        return undefined;
      }
      return place.then(
        (given) => {
          request.place = { lane, place: given };
          // Whoever has gone in the same moment needs no place.
          if (request.deadline.reason) giveBack(request);
        },
        (error) => {
          throw refused(this, error);
        },
      );
    } catch (error) {
      throw refused(this, error);
    }
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => giveBack(request));
    done();
  });
  // An answer that is whole is no work any more, however slowly it is taken.
  app.addHook('onSend', (request, _reply, payload, done) => {
    const isStream = typeof (payload as { pipe?: unknown } | null)?.pipe === 'function';
    if (!isStream) giveBack(request);
    done(null, payload);
  });
}

/** Lets every request of a scope in before its handler runs, by the weight of its route. */
export function admitAll(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { weight = 1 } = request.routeOptions.config;
    try {
      const waiting = reply.admit(typeof weight === 'number' ? weight : weight(request));
      if (waiting) waiting.then(() => done(), done);
      else done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function giveBack(request: FastifyRequest): void {
  const { place } = request;
  if (!place) return;
  request.place = null;
  place.lane.leave(place.place);
}

/** Who takes turns: an address; of IPv6 the half that says which network, as the other half is the client's to choose. */
function clientOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return address.split(':').slice(0, 4).join(':');
}

function refused(reply: FastifyReply, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  reply.header('retry-after', String(error.retryAfter));
  const why =
    error.why === 'FULL'
      ? 'More requests wait than the service can take on'
      : 'The requests before this one will take longer than it may wait';
  return overloaded(why, error.retryAfter);
}

/** OVERLOADED; `retryAfter` in seconds. */
export function overloaded(why: string, retryAfter: number): UserError {
  const when = `${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}`;
  return new UserError(
    'OVERLOADED',
    `${why}. Ask again in ${when}, one request after the other, or ask for less at once.`,
    { retryAfter },
  );
}
