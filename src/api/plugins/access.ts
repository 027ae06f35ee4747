import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  InjectOptions,
  LightMyRequestResponse,
} from 'fastify';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../errors.js';
import { allows, hasHash, hashOfSecret, keyPartsIn, type Scope } from '../../keys/api-key.js';
import { type ApiKey, type CheckedKey, checkKey } from '../../keys/stored-keys.js';
import { isLoopback } from '../explain.js';
import { clientOf } from './admission.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Asks the service itself, in this process, what whoever has a key may read. For its start alone. */
    askItself(asked: InjectOptions): Promise<LightMyRequestResponse>;
  }
  interface FastifyRequest {
    /** The valid key that came with the request. Null if none did. */
    key: ApiKey | null;
    /** What is left of the limit of the caller. Null for a caller without a limit. */
    limit: CallerLimit | null;
    /** Whether the answer is for this caller alone, so that shared caches must not keep it. */
    isPrivate: boolean;
  }
  interface FastifyContextConfig {
    /**
     * What a key must allow for the route. Default: `read`, for which a public service asks no key. Null: never asks
     * for one, not even in a closed service.
     */
    scope?: Scope | null;
  }
}

export interface AccessOptions {
  /** Whether anybody may read, without a key. */
  readonly isPublic?: boolean;
  /** Requests in a minute from a network address without a key; 0 for no limit. */
  readonly publicPerMinute?: number;
}

interface CallerLimit {
  readonly max: number;
  readonly remaining: number;
  /** Seconds until the next minute of the caller begins. */
  readonly ttlInSeconds: number;
}

const MINUTE_MS = 60_000;
/**
 * Callers whose requests are counted at once, some hundred bytes each. Beyond them, the one not heard of for longest is
 * forgotten.
 */
export const MAX_COUNTED = 10_000;
/**
 * Keys of the right form and not valid, from one network address in a minute. Each costs a look-up; a person who
 * mistypes makes none, because the checksum tells. Beyond them, only keys that were valid before are looked up.
 */
export const MAX_WRONG_KEYS = 60;
/** For how long a key that was valid is known by its hash. It is looked up each time all the same. In milliseconds. */
const SEEN_VALID_MS = 3_600_000;
/** A scheme of Authorization, which no log shows, for what a closed service asks itself when it starts. */
const OWN_SCHEME = 'Own';
/** Realm of RFC 9110, for people who are asked. */
const REALM = 'Bearer realm="China Policy Graph"';

/**
 * Asks who calls. A key counts in `Authorization: Bearer` alone: neither a cookie nor the address carries one, so that
 * no page of another origin can act for whoever has one. Every request is counted, with a key for the key, without one
 * for its network address; a key that is not valid is refused also where none is needed, and counts for the address,
 * which may bring MAX_WRONG_KEYS a minute. No refusal is kept, so that a key works from the moment it is made.
 * Throws UNAUTHENTICATED, INSUFFICIENT_SCOPE and RATE_LIMITED. Needs `request.graph`.
 */
export async function checkAccess(
  app: FastifyInstance,
  { isPublic = true, publicPerMinute = 0 }: AccessOptions,
): Promise<void> {
  app.decorateRequest('key', null);
  app.decorateRequest('limit', null);
  app.decorateRequest('isPrivate', false);
  // Its own hook runs after all others: also after the one that gives kept answers again.
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    ...{ timeWindow: MINUTE_MS, cache: MAX_COUNTED },
    keyGenerator: ({ key, ip }) => (key ? `key ${key.id}` : clientOf(ip)),
    max: ({ key }) => key?.perMinute ?? publicPerMinute,
  });

  const countWrong = app.createRateLimit({
    ...{ timeWindow: MINUTE_MS, cache: MAX_COUNTED, max: MAX_WRONG_KEYS },
    keyGenerator: ({ ip }) => clientOf(ip),
  });
  const seenValid = new LRUCache<string, true>({ max: MAX_COUNTED, ttl: SEEN_VALID_MS });
  const ownSecret = randomBytes(32).toString('hex');
  const ownHash = hashOfSecret(ownSecret);
  app.decorate('askItself', (asked: InjectOptions) =>
    app.inject({ ...asked, headers: { authorization: `${OWN_SCHEME} ${ownSecret}` } }),
  );
  // What comes through a socket is never one of its own, whatever it says.
  const isOwn = ({ raw, headers: { authorization = '' } }: FastifyRequest) =>
    !(raw.socket instanceof Socket) &&
    authorization.startsWith(`${OWN_SCHEME} `) &&
    hasHash(authorization.slice(OWN_SCHEME.length + 1), ownHash);

  app.addHook('onRequest', (request, reply, done) => {
    const { scope = 'read', isProbe } = request.routeOptions.config;
    const isOpen = scope === null || (scope === 'read' && isPublic);
    const text = bearerIn(request.headers.authorization);
    const isCounted = text !== undefined || (publicPerMinute > 0 && !isLoopback(request.ip));
    // A probe that brings no key costs nothing, and whoever watches the service must not be refused.
    if (isOpen && (isProbe || scope === null || !isCounted)) return done();
    if (scope === 'read' && isOwn(request)) return done();
    check(request, reply, text, scope ?? 'read', isOpen).then(() => done(), done);
  });

  async function check(
    request: FastifyRequest,
    reply: FastifyReply,
    text: string | undefined,
    scope: Scope,
    isOpen: boolean,
  ): Promise<void> {
    request.isPrivate = text !== undefined || !isPublic;
    const checked = text === undefined ? undefined : await checkText(request, reply, text);
    if (checked && 'key' in checked) request.key = checked.key;
    if (request.key || (publicPerMinute > 0 && !isLoopback(request.ip)))
      await countIn(request, reply);
    if (checked && 'refusal' in checked) {
      reply.header('www-authenticate', `${REALM}, error="invalid_token"`);
      throw new UserError('UNAUTHENTICATED', checked.refusal);
    }
    if (request.key ? allows(request.key.scope, scope) : isOpen) return;
    if (request.key) {
      reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${scope}"`);
      throw new UserError(
        'INSUFFICIENT_SCOPE',
        `The key "${request.key.name}" allows ${request.key.scope}; this needs ${scope}. Ask whoever runs the service for such a key.`,
        { scope },
      );
    }
    reply.header('www-authenticate', REALM);
    throw new UserError(
      'UNAUTHENTICATED',
      `${isPublic ? 'This' : 'This service'} is for callers with a key${isPublic ? '' : ' alone'}. Send it as Authorization: Bearer cpg_…; whoever runs the service makes keys with policy-graph keys make.`,
    );
  }

  /** Looks a key up, unless its address has brought as many wrong ones as it may and this one has not been right yet. */
  async function checkText(
    request: FastifyRequest,
    reply: FastifyReply,
    text: string,
  ): Promise<CheckedKey> {
    // What is no key is refused without a look-up.
    if (!keyPartsIn(text)) return checkKey(request.graph, text);
    const hash = hashOfSecret(text);
    if (!seenValid.has(hash)) {
      const found = await countWrong(request, { increment: false });
      if (!found.isAllowed && found.remaining === 0) {
        const { max, remaining, ttlInSeconds } = found;
        request.limit = { max, remaining, ttlInSeconds };
        refuse(reply, request.limit, 'wrong keys a minute are allowed from one address');
      }
    }
    const checked = await checkKey(request.graph, text);
    if ('key' in checked) seenValid.set(hash, true);
    else {
      seenValid.delete(hash);
      await countWrong(request);
    }
    return checked;
  }

  async function countIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const counted = await count(request);
    if (counted.isAllowed) return;
    const { max, remaining, ttlInSeconds } = counted;
    request.limit = { max, remaining, ttlInSeconds };
    if (!counted.isExceeded) return;
    if (request.key)
      refuse(reply, counted, `requests a minute are allowed with the key "${request.key.name}"`);
    refuse(reply, counted, 'requests a minute are allowed without a key', ' A key allows more.');
  }
}

/** Throws RATE_LIMITED: `allowed` says what the limit is of, and the answer when to come again. */
function refuse(
  reply: FastifyReply,
  { max, ttlInSeconds }: CallerLimit,
  allowed: string,
  advice = '',
): never {
  reply.header('retry-after', String(ttlInSeconds));
  throw new UserError(
    'RATE_LIMITED',
    `${max} ${allowed}. Retry in ${ttlInSeconds} ${ttlInSeconds === 1 ? 'second' : 'seconds'}.${advice}`,
    { limit: max, retryAfter: ttlInSeconds },
  );
}

/**
 * Says in every answer what is left of the caller's limit. Registered after the response cache, which keeps the headers
 * of an answer, but not those of whom it was made for.
 */
export function tellLimits(app: FastifyInstance): void {
  app.addHook('onSend', ({ limit, isPrivate }, reply, payload, done) => {
    if (limit)
      reply.headers({
        'ratelimit-limit': String(limit.max),
        'ratelimit-remaining': String(limit.remaining),
        'ratelimit-reset': String(limit.ttlInSeconds),
      });
    const caching = reply.getHeader('cache-control');
    if (isPrivate && typeof caching === 'string')
      reply.header('cache-control', caching.replace('public', 'private'));
    done(null, payload);
  });
}

/** The text after Bearer. Undefined without one: other schemes are for a proxy in front. */
function bearerIn(authorization: string | undefined): string | undefined {
  return /^bearer +(\S.*)$/i.exec(authorization ?? '')?.[1];
}
