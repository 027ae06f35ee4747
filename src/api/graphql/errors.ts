import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { type ErrorCode, errorCodes, UserError } from '../../errors.js';

/** Maximum size of a request body in bytes. Six times the text of the longest accepted document. */
export const MAX_BODY_BYTES = 256 * 1024;

interface Execution {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[];
}

/** Codes for errors before execution, as other GraphQL servers name them. */
type RequestErrorCode =
  | ErrorCode
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** A request that is not executed. The message is for the client. */
export class RequestRefused extends Error {
  constructor(
    readonly code: RequestErrorCode,
    /** The HTTP status according to the draft of GraphQL over HTTP (6 August 2026). */
    readonly status: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

/** An error as shown to a client, with the status of an answer that consists only of this error. */
interface Shown {
  readonly status: number;
  readonly error: GraphQLFormattedError & { readonly extensions: Record<string, unknown> };
}

/**
 * Converts errors for the client. UserErrors are shown with their code. An error in the request gets the code of its
 * stage. Anything else is logged, and the client only sees that it happened. There is no `data` if nothing was
 * executed.
 */
export function formatErrors(execution: Execution, log: FastifyBaseLogger, requestId: string) {
  const { data } = execution;
  const failed = inOrderOfFields((execution.errors ?? []).flatMap(unwrapped), data);
  const shown = failed.map((error) => shownOf(error, log, requestId));
  const errors = shown.map(({ error }) => error);
  const status = Math.max(...shown.map((one) => one.status));
  if (data === undefined) return { statusCode: status, response: { errors } };
  // A partial answer is still an answer: proxies do not know the draft's status 294. An answer in which every root
  // field failed has an error status, so that `curl --fail`, monitors and load balancers detect it.
  return {
    statusCode: isAnswered(data, failed) ? 200 : Math.max(400, status),
    response: { data: data as Record<string, unknown> | null, errors },
  };
}

/** Whether any root field was answered. A field that is null without an error was. */
function isAnswered(data: unknown, errors: readonly GraphQLError[]): boolean {
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  return Object.entries(data ?? {}).some(([key, value]) => value !== null || !failed.has(key));
}

/** The errors in the order of the root fields. Root fields run at the same time, so any may fail first. */
function inOrderOfFields(errors: readonly GraphQLError[], data: unknown): readonly GraphQLError[] {
  if (errors.length < 2) return errors;
  const places = new Map(Object.keys(data ?? {}).map((key, at) => [key, at]));
  const placeOf = ({ path }: GraphQLError) => places.get(String(path?.[0])) ?? -1;
  return errors.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function shownOf(error: GraphQLError, log: FastifyBaseLogger, requestId: string): Shown {
  const { locations, path } = error;
  const message = shortened(error.message);
  const cause = originOf(error);
  const show = (status: number, code: RequestErrorCode, text = message, more = {}): Shown => ({
    status,
    error: { message: text, locations, path, extensions: { code, ...more } },
  });
  if (cause instanceof RequestRefused)
    return show(cause.status, cause.code, cause.message, cause.details);
  if (cause instanceof UserError) {
    const { status } = errorCodes[cause.code];
    return show(isInDocument(error) ? 422 : status, cause.code, cause.message, cause.details);
  }
  const fault = isGraphQLError(cause) ? error : (cause ?? error);
  if (isGraphQLError(fault)) return show(...stageOf(error));
  const { statusCode = 500, code } = fault as { statusCode?: number; code?: string };
  if (statusCode >= 400 && statusCode < 500)
    return show(statusCode, codesByStatus[statusCode] ?? 'BAD_USER_INPUT', wordsFor[String(code)]);
  // Only for stack overflows in the parser or validator, which recurse into nested values.
  const isTooDeep = fault instanceof RangeError || code === 'MER_ERR_GQL_QUERY_DEPTH';
  if (isTooDeep && path === undefined) return show(400, 'LIMIT_EXCEEDED', tooDeep(fault));
  log.error({ err: fault, requestId }, 'A field failed');
  const text = `Something went wrong here, not with the request. The log has it under the request id ${requestId}.`;
  return show(500, 'INTERNAL_SERVER_ERROR', text, { requestId });
}

/** Maximum length of a message in characters. graphql-js prints a whole wrong value, such as 10,000 ids. */
const MAX_MESSAGE_CHARACTERS = 2_000;

/** Leaves out the middle of a long message: what was given is at its beginning, what is allowed at its end. */
function shortened(message: string): string {
  if (message.length <= MAX_MESSAGE_CHARACTERS) return message;
  const half = MAX_MESSAGE_CHARACTERS / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}

/** Codes for errors of Fastify, by status. */
const codesByStatus: Readonly<Record<number, RequestErrorCode>> = {
  413: 'LIMIT_EXCEEDED',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** Replaces messages of Fastify that do not say what is allowed. */
const wordsFor: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: `The body is larger than ${MAX_BODY_BYTES} bytes, the most that a request may have. Ask in several requests.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The body is in no format that is read here. Send JSON with Content-Type: application/json.',
};

/** mercurius wraps the errors of parsing and validation, which say what is wrong, in one that does not. */
function unwrapped(error: GraphQLError): GraphQLError[] {
  const { errors } = (error.originalError ?? error) as { errors?: GraphQLError[] };
  return errors?.length ? errors : [error];
}

function originOf(error: Error): Error | undefined {
  const inner = (error as GraphQLError).originalError ?? undefined;
  return isGraphQLError(inner) && inner.originalError ? originOf(inner) : inner;
}

/** By name: if the package is loaded twice, as CommonJS and as a module, instanceof fails between the two. */
function isGraphQLError(error: Error | undefined): error is GraphQLError {
  return error?.name === 'GraphQLError';
}

/**
 * Whether an error refers to a location in the document and not to a field that was executed: an error of validation,
 * or of a variable.
 */
function isInDocument({ locations, path }: GraphQLError): boolean {
  return locations !== undefined && path === undefined;
}

function tooDeep({ message }: Error): string {
  return message.includes('query depth')
    ? `${message.replaceAll('`', '')}. Request less at once, or parts by id.`
    : 'The document has more brackets in each other than can be read. Nest less.';
}

/** The status and the code of an error of graphql-js, derived from its message, because it has no codes. */
function stageOf({ message, path }: GraphQLError): [status: number, code: RequestErrorCode] {
  if (message.includes('tokens. Parsing aborted')) return [400, 'LIMIT_EXCEEDED'];
  if (message.startsWith('Syntax Error')) return [400, 'GRAPHQL_PARSE_FAILED'];
  if (/^Variable "\$\w+" (got invalid value|of (required|non-null) type)/.test(message))
    return [422, 'BAD_USER_INPUT'];
  if (/^(Must provide (an )?operation|Unknown operation named)/.test(message))
    return [422, 'OPERATION_RESOLUTION_FAILURE'];
  // For a field that was reached: an argument whose variable has no value.
  if (path !== undefined && message.startsWith('Argument "')) return [400, 'BAD_USER_INPUT'];
  return [422, 'GRAPHQL_VALIDATION_FAILED'];
}
