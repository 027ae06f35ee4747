import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, type Answers, newAnswers, type Settle } from '../response-cache/answers.js';
import { cacheKeyOf, cacheKeyOfPost } from '../response-cache/cache-key.js';
import { MIN_TO_ZIP, wantsGzip, withZipped } from '../response-cache/gzip.js';

/** The headers that choose the format and the coding of an answer. */
const vary = 'Accept, Accept-Encoding';

/** What is known of a request whose answer follows from the graph's version. */
interface Asked {
  readonly question: string;
  readonly version: string;
  readonly tag?: string;
  /** The answer that goes out, where it had not to be worked out. */
  kept?: Answer;
  settle?: Settle;
}

declare module 'fastify' {
  interface FastifyRequest {
    asked: Asked | null;
  }
}

/**
 * Answers of GraphQL and REST, by the version of the graph: kept where they may be, marked with an ETag where they are
 * asked for by GET, sent with gzip where that pays. Works on all routes of the app that it is given. `documents` tells one
 * list of trusted documents from another.
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
    const version = await request.graph.version();
    const tag = tagOf(version, question);
    const asked: Asked = { question, version, tag };
    request.asked = asked;
    if (isKnown(request.headers['if-none-match'], tag)) {
      mark(reply, tag).code(304).send();
      return true;
    }
    // A file may be as large as the graph and is written while it is sent.
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
    // A question that nobody has asked is worked out at once: if the version has gone by, nobody is given the answer.
    if (latest !== undefined && !answers.mightHit(question)) {
      const asked: Asked = { question, version: latest };
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
    const version = await request.graph.version();
    const asked: Asked = { question, version };
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
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
      if (asked.tag && reply.statusCode === 200) mark(reply, asked.tag);
      return done(null, payload);
    }
    const { tookMs, totalMs } = request.deadline;
    const answer = asked.kept ?? answerIn(reply, payload);
    // A search that ran out of time flags its answer; asked again it may find all. Their limits lie above this one.
    asked.settle?.(answer && tookMs < totalMs / 2 ? answer : undefined);
    if (!answer) {
      if (asked.tag) reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    if (asked.tag) mark(reply, asked.tag);
    reply.header('vary', vary);
    if (answer.body.length < MIN_TO_ZIP || !wantsGzip(request.headers['accept-encoding']))
      return done(null, answer.body);
    sendZipped(reply, asked, answer).then((zipped) => done(null, zipped), done);
  });

  async function sendZipped(reply: FastifyReply, asked: Asked, answer: Answer): Promise<Buffer> {
    let { zipped } = answer;
    if (!zipped) {
      const withBoth = await withZipped(answer);
      answers?.update(asked.question, asked.version, withBoth);
      zipped = withBoth.zipped;
    }
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return zipped;
  }

  // Whatever has become of a request: those who wait for its answer go on.
  app.addHook('onResponse', ({ asked }, _reply, done) => {
    asked?.settle?.(undefined);
    done();
  });
}

/** Those who ask the same wait for the answer, as long as there is somebody for whom it is worked out. */
function begin(
  answers: Answers,
  { deadline }: FastifyRequest,
  { question, version }: Asked,
): Settle {
  const settle = answers.reserve(question, version);
  deadline.onOver(() => settle(undefined));
  return settle;
}

function sendKept(reply: FastifyReply, asked: Asked, kept: Answer): FastifyReply {
  reply.request.asked = { ...asked, kept };
  return reply.headers(kept.headers).send(kept.body);
}

/** The answer that a handler has given; undefined where it is none that another request may have. */
function answerIn(reply: FastifyReply, payload: string | Buffer): Answer | undefined {
  // GraphQL by GET asks for an explanation in its address, which is read only after the look for a kept answer.
  if (reply.statusCode !== 200 || reply.request.explanations) return undefined;
  const isGraphQL = reply.request.routeOptions.url === '/graphql';
  // GraphQL puts what went wrong beside what did not. A quote inside a value is escaped, so this is no value.
  if (isGraphQL && payload.includes('"errors":[')) return undefined;
  const { 'content-length': _, ...headers } = reply.getHeaders();
  return { headers, body: Buffer.from(payload as string) };
}

/** Weak: the same for plain and compressed bytes, which differ. */
function tagOf(version: string, question: string): string {
  const hash = createHash('sha256').update(version).update(question).digest('base64url');
  return `W/"${hash.slice(0, 27)}"`;
}

/** Keep it, but ask each time whether it still holds: a load must be seen at once, and asking is cheap. */
function mark(reply: FastifyReply, tag: string): FastifyReply {
  return reply.headers({ etag: tag, 'cache-control': 'public, no-cache', vary });
}

function isKnown(header: string | undefined, tag: string): boolean {
  const known = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(tag.slice(2));
}
