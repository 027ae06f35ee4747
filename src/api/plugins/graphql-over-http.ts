import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ASTVisitor, GraphQLError, Kind, parse, type ValidationContext } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { beginExplaining } from '../explain.js';
import type { Documents } from '../graphql/documents.js';
import { RequestRefused } from '../graphql/errors.js';
import { mediaTypeFor, mediaTypes } from '../graphql/media-types.js';
import {
  parametersOfBody,
  parametersOfUrl,
  parsedJson,
  type RequestParameters,
} from '../graphql/parameters.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The requested operation of a document, and its variables. Null if this is not a GraphQL request. */
    operation: Pick<RequestParameters, 'operationName' | 'variables'> | null;
  }
}

/** Maximum number of tokens. This is a document of some 30 kB, more than any person or generator writes. */
export const MAX_TOKENS = 7_500;

/** Number of documents sent by GET whose operations are cached, some hundred bytes each. */
const MAX_REMEMBERED = 1_024;

/** A text that is a JSON value. No GraphQL document begins like this. */
const likeJson = /^\s*(?:[["\d-]|\{\s*["}]|(?:true|false|null)\s*$)/;

/**
 * The rules of GraphQL over HTTP (draft of 6 August 2026) before and after execution, for all routes of a scope:
 * media types, parameters, persisted documents. Rejected requests are thrown and formatted by mercurius' error
 * formatter.
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

  // mercurius would coerce the variables now, and again when it executes the document. Only the execution gets them.
  app.addHook('preHandler', (request, _reply, done) => {
    const { query, operationName } = (request.body ?? {}) as RequestParameters;
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
    // The body that mercurius reads next. Before that, the posted body is the key of the response cache.
    if (isPost) request.body = { query, operationName, variables };
    else {
      refuseUnlessQuery(operationsOf(query), operationName, reply);
      request.query = { query, operationName };
    }
  }
}

/** Answers requests whose method /graphql does not support. */
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

/**
 * There are no mutations or subscriptions. GraphQL itself would report this only during execution, with an empty
 * answer.
 */
export function onlyQueries(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === 'query') return;
      const message = `This service answers queries alone, and this is a ${node.operation}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}

/**
 * Runs before a document is parsed. Many documents that arrive together are parsed in several turns of the event loop.
 * Throws GRAPHQL_PARSE_FAILED for a JSON value: mercurius takes one for a parsed document, and fails on it.
 */
export async function beforeParsing(_schema: unknown, source: string): Promise<void> {
  if (isTurnOver()) await nextTurn();
  if (likeJson.test(source)) parse(source);
}

/** The text of the document. Clients of `application/json` expect the error for an unknown hash with status 200. */
function textFor(documents: Documents, parameters: RequestParameters, accept: string | undefined) {
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

interface DocumentOperation {
  readonly name: string | undefined;
  readonly type: string;
}

/** The operations of a document. Undefined if it is invalid; mercurius then reports the errors. */
function rememberedOperations(): (text: string) => readonly DocumentOperation[] | undefined {
  const remembered = new LRUCache<string, readonly DocumentOperation[]>({ max: MAX_REMEMBERED });
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

/** GET executes a single query. mercurius assumes that an operation of that name exists. */
function refuseUnlessQuery(
  operations: readonly DocumentOperation[] | undefined,
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
