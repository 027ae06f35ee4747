import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import { Lane, type LaneSlot, Refusal } from '../admission/lane.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The slot of this request in a lane. Null if it has none or has released it. */
    place: { readonly lane: Lane; readonly place: LaneSlot } | null;
  }
  interface FastifyReply {
    /**
     * Admits the request to work of this weight: 1 for a small request, up to MAX_CONCURRENCY. Returns a promise only
     * if the request has to wait. Throws or rejects with OVERLOADED, or when the request is over. Has no effect for a
     * request that is already admitted.
     */
    admit(weight: number): Promise<void> | undefined;
  }
  interface FastifyContextConfig {
    /** The weight of requests to the route. Default: 1. Weight 0 means that it never reads the graph. */
    weight?: number | ((request: FastifyRequest) => number);
    /** The route writes a file as large as the graph and needs one of the few export slots. */
    isExport?: boolean;
  }
}

type LaneName = 'small' | 'large' | 'exports';

/** Requests of this weight or more have a separate lane, so that small ones never queue behind them. */
export const LARGE_WEIGHT = 4;
/** Maximum number of concurrent exports, in total and per client. Each holds a transaction of Neo4j. */
const MAX_EXPORTS = 4;
const MAX_EXPORTS_OF_CLIENT = 2;
/** Maximum number of waiting requests in a lane, per unit of capacity. */
const WAITING_PER_UNIT = 8;

/**
 * Limits concurrent work. Small requests, large requests and exports each have a lane with a capacity in units of
 * weight (exports: slots). Beyond it requests wait in fair turns between clients, as long as they can be answered in
 * time. All others are rejected with OVERLOADED and Retry-After. Requests that do not read the graph are always
 * admitted. Returns the lanes, for whoever watches them.
 */
export function boundWork(
  app: FastifyInstance,
  maxConcurrency: number,
  onRefused: (lane: string, why: Refusal['why']) => void = () => undefined,
): Readonly<Record<LaneName, Lane>> {
  const bounds = { capacity: maxConcurrency, maxWaiting: maxConcurrency * WAITING_PER_UNIT };
  const lanes = {
    // A client that sends as much as it can still leaves capacity for others, who need not wait for it.
    small: new Lane({ ...bounds, maxOfClient: Math.ceil(maxConcurrency / 2) }),
    large: new Lane(bounds),
    exports: new Lane({
      capacity: MAX_EXPORTS,
      // An export takes minutes, so a client should try another server rather than wait.
      maxWaiting: 0,
      maxOfClient: MAX_EXPORTS_OF_CLIENT,
    }),
  } as const;
  const laneOf = (request: FastifyRequest, weight: number): LaneName => {
    if (request.routeOptions.config.isExport) return 'exports';
    return weight < LARGE_WEIGHT ? 'small' : 'large';
  };

  app.decorateRequest('place', null);
  app.decorateReply('admit', function (this: FastifyReply, weight: number) {
    const { request } = this;
    if (request.place || weight <= 0) return undefined;
    const name = laneOf(request, weight);
    const lane = lanes[name];
    const refused = (error: unknown) => {
      if (error instanceof Refusal) onRefused(name, error.why);
      return shownRefusal(this, error);
    };
    try {
      const place = lane.enter(clientOf(request.ip), Math.max(1, weight), request.deadline);
      if (!(place instanceof Promise)) {
        request.place = { lane, place };
        return undefined;
      }
      return place.then(
        (given) => {
          request.place = { lane, place: given };
          // A client that has disconnected in the same moment needs no slot.
          if (request.deadline.reason) giveBack(request);
        },
        (error) => {
          throw refused(error);
        },
      );
    } catch (error) {
      throw refused(error);
    }
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => giveBack(request));
    done();
  });
  // A finished answer is no longer work, however slowly the client reads it.
  app.addHook('onSend', (request, _reply, payload, done) => {
    const isStream = typeof (payload as { pipe?: unknown } | null)?.pipe === 'function';
    if (!isStream) giveBack(request);
    done(null, payload);
  });
  return lanes;
}

/** Admits every request of a scope before its handler runs, by the weight of its route. */
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

/** Groups of 16 bits in an IPv6 address. */
const IPV6_GROUPS = 8;
const IPV6_NETWORK_GROUPS = 4;

/**
 * The client for fair queueing and limits: its address. For IPv6, only the network half (/64), because the client
 * chooses the other half; `::` in an address is written out first, so that the halves are told apart. An IPv4 address
 * in the form of IPv6 is the same client as that address.
 */
export function clientOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = [], after = []] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Math.max(0, IPV6_GROUPS - before.length - after.length);
  const groups = address.includes('::')
    ? [...before, ...new Array<string>(zeros).fill('0'), ...after]
    : before;
  const network = groups.slice(0, IPV6_NETWORK_GROUPS);
  return network.map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

function shownRefusal(reply: FastifyReply, error: unknown): unknown {
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
    `${why}. Retry in ${when}, one request at a time, or request less at once.`,
    { retryAfter },
  );
}
