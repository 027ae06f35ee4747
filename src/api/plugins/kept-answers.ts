import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, type Answers, newAnswers, type Settle } from '../cache/answers.js';
import { postedQuestion, questionIn } from '../cache/question.js';
import { leastToZip, wantsGzip, withZipped } from '../cache/zipped.js';

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

  app.addHook('onRequest', async (request, reply) => {
    const question = questionIn(request, documents);
    if (question === undefined) return;
    const version = await request.graph.version();
    const tag = tagOf(version, question);
    const asked: Asked = { question, version, tag };
    request.asked = asked;
    if (isKnown(request.headers['if-none-match'], tag)) return mark(reply, tag).code(304).send();
    // A file may be as large as the graph and is written while it is sent.
    if (request.routeOptions.url === '/v1/export') return;
    const kept = answers && (await request.deadline.orOver(answers.find(question, version)));
    if (kept) return sendKept(reply, asked, kept);
    asked.settle = answers && begin(answers, request, asked);
  });

  app.addHook('preHandler', async (request, reply) => {
    const question = answers && postedQuestion(request);
    if (!answers || question === undefined) return;
    let version = answers.latest();
    // A question that nobody has asked is worked out at once: if the version has gone by, nobody is given the answer.
    if (version === undefined || answers.mayHave(question)) {
      version = await request.graph.version();
      const kept = await request.deadline.orOver(answers.find(question, version));
      if (kept) return sendKept(reply, { question, version }, kept);
    }
    const asked: Asked = { question, version };
    asked.settle = begin(answers, request, asked);
    request.asked = asked;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { asked } = request;
    if (!asked || payload == null) return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
      if (asked.tag && reply.statusCode === 200) mark(reply, asked.tag);
      return payload;
    }
    const { tookMs, totalMs } = request.deadline;
    const answer = asked.kept ?? answerIn(reply, payload);
    // A search that ran out of time flags its answer; asked again it may find all. Their limits lie above this one.
    asked.settle?.(answer && tookMs < totalMs / 2 ? answer : undefined);
    if (!answer) {
      if (asked.tag) reply.header('cache-control', 'no-store');
      return payload;
    }
    if (asked.tag) mark(reply, asked.tag);
    reply.header('vary', vary);
    if (answer.body.length < leastToZip || !wantsGzip(request.headers['accept-encoding']))
      return answer.body;
    const zipped = answer.zipped ? answer : await withZipped(answer);
    if (zipped !== answer) answers?.replace(asked.question, asked.version, zipped);
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return zipped.zipped;
  });

  // Whatever has become of a request: those who wait for its answer go on.
  app.addHook('onResponse', async ({ asked }) => asked?.settle?.(undefined));
}

/** Those who ask the same wait for the answer, as long as there is somebody for whom it is worked out. */
function begin(
  answers: Answers,
  { deadline }: FastifyRequest,
  { question, version }: Asked,
): Settle {
  const settle = answers.begin(question, version);
  deadline.onOver(() => settle(undefined));
  return settle;
}

function sendKept(reply: FastifyReply, asked: Asked, kept: Answer): FastifyReply {
  reply.request.asked = { ...asked, kept };
  return reply.headers(kept.headers).send(kept.body);
}

/** The answer that a handler has given; undefined where it is none that another request may have. */
function answerIn(reply: FastifyReply, payload: string | Buffer): Answer | undefined {
  if (reply.statusCode !== 200) return undefined;
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
