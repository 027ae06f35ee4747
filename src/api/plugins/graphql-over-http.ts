import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ASTVisitor, GraphQLError, Kind, parse, type ValidationContext } from 'graphql';
import { LRUCache } from 'lru-cache';
import { beginExplaining } from '../explain.js';
import type { Documents } from '../graphql/documents.js';
import { RequestRefused } from '../graphql/errors.js';
import { mediaTypeFor, mediaTypes } from '../graphql/media-types.js';
import {
  type Parameters,
  parametersOfBody,
  parametersOfUrl,
  parsedJson,
} from '../graphql/parameters.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Which operation of a document is asked for, and with what; null where it is no request of GraphQL. */
    operation: Pick<Parameters, 'operationName' | 'variables'> | null;
  }
}

/** A document of this many tokens is some 40 kB of text: more than any person or generator writes. */
export const MAX_TOKENS = 10_000;

/** Documents by GET whose operations are remembered, some hundred bytes each. */
const MAX_REMEMBERED = 1_024;

/** The text of a value of JSON, which no document of GraphQL begins like. */
const likeJson = /^\s*(?:[["\d-]|\{\s*["}]|(?:true|false|null)\s*$)/;

/**
 * What GraphQL over HTTP (draft of 6 August 2026) asks of a server before and after the execution, for all routes of a
 * scope: media types, parameters, documents that are only named. What it refuses is thrown, and formatted by the error
 * formatter that mercurius is given.
 */
export function graphqlOverHttp(app: FastifyInstance, documents: Documents): void {
  const operationsOf = rememberedOperations();

  app.decorateRequest('operation', null);
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : parsedJson(body as string, 'The body'));
    } catch (error) {
      done(error as Error);
    }
  });

  app.addHook('onRequest', ({ headers: { accept } }, _reply, done) => {
    if (mediaTypeFor(accept) !== undefined) return done();
    done(
      new RequestRefused(
        'NOT_ACCEPTABLE',
        406,
        `Accept: "${accept}" names no format of this address. It has ${mediaTypes.join(' and ')}.`,
        { allowed: mediaTypes },
      ),
    );
  });

  app.addHook('preValidation', (request, reply, done) => {
    try {
      takeParameters(request, reply);
      done();
    } catch (error) {
      done(error as Error);
    }
  });

  // mercurius would coerce the variables, and once more when it executes the document. The execution gets them alone.
  app.addHook('preHandler', (request, _reply, done) => {
    const { query, operationName } = (request.body ?? {}) as Parameters;
    if (request.method === 'POST') request.body = { query, operationName };
    done();
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    if (payload != null && reply.statusCode !== 304) {
      const type = mediaTypeFor(request.headers.accept) ?? mediaTypes[0];
      reply.header('content-type', `${type}; charset=utf-8`);
      if (reply.statusCode >= 400) reply.header('cache-control', 'no-store');
    }
    done(null, payload);
  });

  function takeParameters(request: FastifyRequest, reply: FastifyReply): void {
    const isPost = request.method === 'POST';
    const parameters = isPost
      ? parametersOfBody(request.body)
      : parametersOfUrl(request.query as Readonly<Record<string, unknown>>);
    const { operationName, variables, extensions } = parameters;
    if (extensions?.explain === true) beginExplaining(request);
    const query = textFor(documents, parameters, request.headers.accept);
    request.operation = { operationName, variables };
    // What mercurius reads next; a posted body is the key of a kept answer before that.
    if (isPost) request.body = { query, operationName, variables };
    else {
      refuseUnlessQuery(operationsOf(query), operationName, reply);
      request.query = { query, operationName };
    }
  }
}

/** Answers a request by a method that /graphql does not have. */
export function refuseMethod(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const allowed = 'GET, HEAD, POST';
  const message = `There is no ${method} /graphql. It takes ${allowed}.`;
  const errors = [{ message, extensions: { code: 'METHOD_NOT_ALLOWED' } }];
  return reply
    .code(405)
    .headers({ allow: allowed, 'cache-control': 'no-store' })
    .type(`${mediaTypeFor(headers.accept) ?? mediaTypes[0]}; charset=utf-8`)
    .send({ errors });
}

/** There is nothing to write and nothing to subscribe to; GraphQL would say so only when it runs, beside an empty answer. */
export function onlyQueries(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === 'query') return;
      const message = `This service answers queries alone, and this is a ${node.operation}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}

/** mercurius takes JSON for a document that was parsed before, and fails over it; here a document is text. */
export async function refuseJson(_schema: unknown, source: string): Promise<void> {
  if (likeJson.test(source)) parse(source);
}

/** The text of the document. Clients of `application/json` look for an unknown hash in answers of status 200 alone. */
function textFor(documents: Documents, parameters: Parameters, accept: string | undefined) {
  try {
    const text = documents.textOf(parameters);
    if (text.trim() !== '') return text;
  } catch (error) {
    const { code, message } = error as RequestRefused;
    if (code !== 'PERSISTED_QUERY_NOT_FOUND' || mediaTypeFor(accept) !== mediaTypes[0]) throw error;
    throw new RequestRefused(code, 200, message);
  }
  throw new RequestRefused('GRAPHQL_PARSE_FAILED', 400, 'Syntax Error: The document is empty.');
}

interface Operation {
  readonly name: string | undefined;
  readonly type: string;
}

/** The operations of a document, undefined where it is none; mercurius says then what is wrong with it. */
function rememberedOperations(): (text: string) => readonly Operation[] | undefined {
  const remembered = new LRUCache<string, readonly Operation[]>({ max: MAX_REMEMBERED });
  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    try {
      const operations = parse(text, { maxTokens: MAX_TOKENS }).definitions.flatMap((one) =>
        one.kind === Kind.OPERATION_DEFINITION
          ? [{ name: one.name?.value, type: one.operation }]
          : [],
      );
      remembered.set(text, operations);
      return operations;
    } catch {
      return undefined;
    }
  };
}

/** What GET runs is one query. mercurius takes it for granted that there is one of that name. */
function refuseUnlessQuery(
  operations: readonly Operation[] | undefined,
  asked: string | undefined,
  reply: FastifyReply,
): void {
  if (!operations) return;
  const [operation, ...others] =
    asked === undefined ? operations : operations.filter(({ name }) => name === asked);
  if (!operation || others.length > 0) {
    const names = operations.map(({ name }) => name ?? 'one without a name').join(', ');
    throw new RequestRefused(
      'OPERATION_RESOLUTION_FAILURE',
      422,
      asked === undefined
        ? `\`operationName\` must name one of the ${operations.length} operations of the document (${names || 'it has none'}).`
        : `\`operationName\` is "${asked}", but the document has ${names || 'no operation'}.`,
    );
  }
  if (operation.type === 'query') return;
  reply.header('allow', 'POST');
  throw new RequestRefused(
    'METHOD_NOT_ALLOWED',
    405,
    `GET answers queries alone, and this is a ${operation.type}.`,
  );
}
