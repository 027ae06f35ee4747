import type { FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, errorCodes, UserError } from '../errors.js';
import { fieldErrors } from './field-errors.js';

/** What is wrong with one parameter or one place of a body. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** RFC 9457. `code` is ours and permanent; `title` is for people. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly FieldError[];
  readonly [more: string]: unknown;
}

type Asked = Pick<FastifyRequest, 'id' | 'url' | 'params' | 'query' | 'body'>;

/** What may be said of an error. Below 500 the message is for the user, above it is for the log. */
export function problemOf(error: unknown, request: Asked): Problem {
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
    const errors = fieldErrors(error.validation, given[validationContext as keyof typeof given]);
    const detail = errors.map(({ message }) => message).join(' ');
    return { ...headOf('BAD_USER_INPUT', 400, request), detail, errors };
  }
  const { statusCode = 500, message } = error as { statusCode?: number; message: string };
  if (statusCode < 500)
    return { ...headOf('BAD_USER_INPUT', statusCode, request), detail: message, errors: [] };
  return {
    ...headOf('INTERNAL_SERVER_ERROR', statusCode, request),
    detail: `Something went wrong here, not with the request. The log has it under the request id ${request.id}.`,
    errors: [],
  };
}

function headOf(code: ErrorCode, status: number, { url }: Asked) {
  const [instance = ''] = url.split('?');
  const type = 'about:blank' as const;
  return { type, title: errorCodes[code].description, status, code, instance };
}

/** A name in the path that nobody bears is an address that does not exist; one in a filter is bad input. */
function statusOf({ code, details }: UserError, { params }: Asked): number {
  const inPath = Object.hasOwn(Object(params), String(details.argument));
  return code === 'UNKNOWN_NAME' && inPath ? 404 : errorCodes[code].status;
}
