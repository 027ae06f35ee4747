import type { FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, errorCodes, UserError } from '../errors.js';
import { type FieldError, fieldErrors } from './field-errors.js';

/** RFC 9457. `code` is ours and permanent; `title` is for people. */
export interface ProblemDetails {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly FieldError[];
  readonly [more: string]: unknown;
}

type FailedRequest = Pick<FastifyRequest, 'id' | 'url' | 'params' | 'query' | 'body' | 'headers'>;

/** Maximum number of listed errors; the next ones appear once these are fixed. */
export const MAX_ERRORS = 20;
/** Maximum number of errors in the single line of `detail`. */
const MAX_ERRORS_IN_DETAIL = 5;

/** Our messages for errors of the framework before a route is reached. */
const refusals: Readonly<Record<string, { readonly code: ErrorCode; readonly detail: string }>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'BAD_USER_INPUT',
    detail:
      'The body is not JSON that can be read: it is truncated, malformed, or has a key __proto__ or constructor.prototype.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'BAD_USER_INPUT',
    detail: 'The body is empty, and its type is application/json. Send an object of JSON.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'LIMIT_EXCEEDED',
    detail: 'The body is larger than this address reads. Send what is in it in several requests.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'BAD_USER_INPUT',
    detail: 'The body is not as long as Content-Length says. Send it again, whole.',
  },
  FST_ERR_BAD_URL: {
    code: 'BAD_USER_INPUT',
    detail: 'The address is not encoded as addresses are: write a percent sign as %25.',
  },
};

/** What may be said about an error. Below 500 the message is for the user; otherwise it is only logged. */
export function problemOf(error: unknown, request: FailedRequest): ProblemDetails {
  if (error instanceof UserError) {
    const { argument, errors, ...details } = error.details;
    return {
      ...headOf(error.code, statusOf(error, request), request),
      detail: error.message,
      errors: (errors ??
        (argument ? [{ path: argument, message: error.message }] : [])) as FieldError[],
      ...details,
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validationContext } = error as { validationContext?: string };
    const given = { querystring: request.query, params: request.params, body: request.body };
    const faults = error.validation.slice(0, MAX_ERRORS);
    const errors = fieldErrors(faults, given[validationContext as keyof typeof given]);
    return { ...headOf('BAD_USER_INPUT', 400, request), detail: detailOf(errors), errors };
  }
  return (
    refusalOf(error, request) ?? {
      ...headOf('INTERNAL_SERVER_ERROR', 500, request),
      detail: `Something went wrong here, not with the request. The log has it under the request id ${request.id}.`,
      errors: [],
    }
  );
}

/** The first errors in one line. */
export function detailOf(errors: readonly FieldError[]): string {
  return errors
    .slice(0, MAX_ERRORS_IN_DETAIL)
    .map(({ message }) => message)
    .join(' ');
}

/** An error of the framework. Undefined if it is a bug of ours. */
function refusalOf(error: unknown, request: FailedRequest): ProblemDetails | undefined {
  const { statusCode, code, message } = Object(error) as Partial<Record<string, unknown>>;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return undefined;
  // Files outside the served folders are forbidden or do not exist; both are reported as not found.
  if (statusCode === 403 || statusCode === 404 || (statusCode === 400 && message === 'Bad Request'))
    return {
      ...headOf('NOT_FOUND', 404, request),
      detail: `There is no ${request.url.split('?')[0]} here.`,
      errors: [],
    };
  if (statusCode === 415) {
    const given = request.headers['content-type'];
    const detail = given
      ? `Content-Type: "${given.slice(0, 100)}" is not read here. Send JSON, as application/json.`
      : 'The body has no Content-Type. Send JSON, as application/json.';
    return { ...headOf('UNSUPPORTED_MEDIA_TYPE', 415, request), detail, errors: [] };
  }
  const refusal = refusals[String(code)] ?? { code: 'BAD_USER_INPUT', detail: String(message) };
  const { detail } = refusal;
  return { ...headOf(refusal.code, statusCode, request), detail, errors: [] };
}

function headOf(code: ErrorCode, status: number, { url }: FailedRequest) {
  const [instance = ''] = url.split('?');
  const type = 'about:blank' as const;
  return { type, title: errorCodes[code].description, status, code, instance };
}

/** An unknown name in the path is an unknown address; in a filter it is invalid input. */
function statusOf({ code, details }: UserError, { params }: FailedRequest): number {
  const inPath = Object.hasOwn(Object(params), String(details.argument));
  return code === 'UNKNOWN_NAME' && inPath ? 404 : errorCodes[code].status;
}
