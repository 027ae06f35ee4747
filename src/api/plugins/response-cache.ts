import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { xlsxType } from '../../interchange/xlsx.js';
import { onTurnOfClient } from '../../runtime/event-loop.js';
import { type Answer, type Answers, newAnswers, type Settle } from '../response-cache/answers.js';
import { cacheKeyOf, cacheKeyOfPost } from '../response-cache/cache-key.js';
import { MIN_TO_ZIP, wantsGzip, withZipped } from '../response-cache/gzip.js';
import { clientOf } from './admission.js';
import { requestIdHeader } from './requests.js';

/** The headers that select the format, the encoding and, of a page, the language of an answer. */
const vary = 'Accept, Accept-Encoding';
const varyOfPage = 'Accept-Encoding, Accept-Language';

/** State of a request whose answer depends only on the version of the graph. */
interface CacheLookup {
  readonly question: string;
  readonly version: string;
  readonly tag?: string;
  /** The answer, if it came from the cache. */
  kept?: Answer;
  settle?: Settle;
}

declare module 'fastify' {
  interface FastifyRequest {
    asked: CacheLookup | null;
  }
}

/**
 * The cache for answers of GraphQL and REST, by version of the graph: stores cacheable answers, adds an ETag to
 * answers of GET requests, and compresses with gzip if that pays. Applies to all routes of the given app. `documents`
 * identifies the list of trusted documents.
 */
export function keepAnswers(app: FastifyInstance, bytes: number, documents = ''): void {
  const answers = bytes > 0 ? newAnswers(bytes) : undefined;
  app.decorateRequest('asked', null);

  app.addHook('onRequest', (request, reply, done) => {
    const question = cacheKeyOf(request, documents);
    if (question === undefined) return done();
    answerGet(request, reply, question).then((isAnswered) => isAnswered || done(), done);
  });

  async function answerGet(
    request: FastifyRequest,
    reply: FastifyReply,
    question: string,
  ): Promise<boolean> {
    const { version } = await request.graph.now();
    await turnOf(request);
    const tag = tagOf(version, question);
    const asked: CacheLookup = { question, version, tag };
    request.asked = asked;
    if (isKnown(request.headers['if-none-match'], tag)) {
      mark(reply, tag).code(304).send();
      return true;
    }
    // An export may be as large as the graph and is streamed.
    if (!answers || request.routeOptions.url === '/v1/export') return false;
    const kept = await request.deadline.orOver(answers.get(question, version));
    if (kept) sendKept(reply, asked, kept);
    else asked.settle = begin(answers, request, asked);
    return kept !== undefined;
  }

  app.addHook('preHandler', (request, reply, done) => {
    const question = answers && cacheKeyOfPost(request);
    if (!answers || question === undefined) return done();
    const latest = answers.latest();
    // Compute a cache miss immediately. If the graph changes meanwhile, the result is not stored.
    if (latest !== undefined && !answers.mightHit(question)) {
      const asked: CacheLookup = { question, version: latest };
      asked.settle = begin(answers, request, asked);
      request.asked = asked;
      return done();
    }
    answerPost(answers, request, reply, question).then((isAnswered) => isAnswered || done(), done);
  });

  async function answerPost(
    kept: Answers,
    request: FastifyRequest,
    reply: FastifyReply,
    question: string,
  ): Promise<boolean> {
    const { version } = await request.graph.now();
    await turnOf(request);
    const asked: CacheLookup = { question, version };
    const answer = await request.deadline.orOver(kept.get(question, version));
    if (answer) sendKept(reply, asked, answer);
    else {
      asked.settle = begin(kept, request, asked);
      request.asked = asked;
    }
    return answer !== undefined;
  }

  app.addHook('onSend', (request, reply, payload, done) => {
    const { asked } = request;
    if (!asked || payload == null) return done(null, payload);
    // An answer that a load has overtaken belongs to a later version than the one that was read before it.
    const { version = asked.version } = request.graph.snapshot() ?? {};
    const isOvertaken = asked.tag !== undefined && version !== asked.version;
    const tag = isOvertaken ? tagOf(version, asked.question) : asked.tag;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
      if (tag && reply.statusCode === 200) mark(reply, tag);
      return done(null, payload);
    }
    const { tookMs, totalMs } = request.deadline;
    const answer = asked.kept ?? answerIn(reply, payload);
    // A search that ran out of time marks its answer as incomplete; a later one may be complete. The time limits of
    // searches are above this one.
    asked.settle?.(answer && tookMs < totalMs / 2 && !isOvertaken ? answer : undefined);
    if (!answer) {
      if (tag) reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    if (tag) mark(reply, tag);
    reply.header('vary', varyOf(request));
    const isPacked = reply.getHeader('content-type') === xlsxType;
    if (
      isPacked ||
      answer.body.length < MIN_TO_ZIP ||
      !wantsGzip(request.headers['accept-encoding'])
    )
      return done(null, answer.body);
    sendZipped(reply, isOvertaken ? { ...asked, version } : asked, answer).then(
      (zipped) => done(null, zipped),
      done,
    );
  });

  async function sendZipped(
    reply: FastifyReply,
    asked: CacheLookup,
    answer: Answer,
  ): Promise<Buffer> {
    let { zipped } = answer;
    if (!zipped) {
      const withBoth = await withZipped(answer);
      answers?.update(asked.question, asked.version, withBoth);
      zipped = withBoth.zipped;
    }
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return zipped;
  }

  // Whatever the outcome of a request, the requests that wait for its answer must continue.
  app.addHook('onResponse', ({ asked }, _reply, done) => {
    asked?.settle?.(undefined);
    done();
  });
}

/** Equal concurrent requests wait for the same answer, as long as any client still waits for it. */
function begin(
  answers: Answers,
  { deadline }: FastifyRequest,
  { question, version }: CacheLookup,
): Settle {
  const settle = answers.reserve(question, version);
  deadline.onOver(() => settle(undefined));
  return settle;
}

function sendKept(reply: FastifyReply, asked: CacheLookup, kept: Answer): FastifyReply {
  reply.request.asked = { ...asked, kept };
  return reply.headers(kept.headers).send(kept.body);
}

/** The answer of a handler. Undefined if other requests must not get it. */
function answerIn(reply: FastifyReply, payload: string | Buffer): Answer | undefined {
  // GraphQL by GET requests an explanation in its URL, which is only read after the cache lookup.
  if (reply.statusCode !== 200 || reply.request.explanations) return undefined;
  // A page that could not count all of its facets in time says so.
  if (reply.getHeader('cache-control') === 'no-store') return undefined;
  const isGraphQL = reply.request.routeOptions.url === '/graphql';
  // GraphQL reports errors next to data. Quotes inside a value are escaped, so this text cannot be part of a value.
  if (isGraphQL && payload.includes('"errors":[')) return undefined;
  const { 'content-length': _, [requestIdHeader]: _id, ...headers } = reply.getHeaders();
  return { headers, body: Buffer.from(payload as string) };
}

/** Requests that waited for the same version continue in several turns of the event loop. */
function turnOf({ ip }: FastifyRequest): Promise<void> {
  return new Promise((begin) => onTurnOfClient(clientOf(ip), begin));
}

/** A weak ETag: equal for plain and compressed answers, whose bytes differ. */
function tagOf(version: string, question: string): string {
  const hash = createHash('sha256').update(version).update(question).digest('base64url');
  return `W/"${hash.slice(0, 27)}"`;
}

/** Cache it, but revalidate each time: a load must be visible at once, and revalidation is cheap. */
function mark(reply: FastifyReply, tag: string): FastifyReply {
  const headers = { etag: tag, 'cache-control': 'public, no-cache', vary: varyOf(reply.request) };
  return reply.headers(headers);
}

function varyOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.config.isPage ? varyOfPage : vary;
}

function isKnown(header: string | undefined, tag: string): boolean {
  const opaque = tag.slice(2);
  // Splitting a thousand tags takes longer than finding that this one is not among them.
  if (!header?.includes(opaque)) return false;
  const known = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(opaque);
}
