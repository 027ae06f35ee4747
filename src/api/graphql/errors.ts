import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { errorCodes, UserError } from '../../errors.js';

interface Execution {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[];
}

/**
 * What a client sees of errors. Ours are shown as they are, with their code; a fault in the request gets the code of
 * its stage; anything else is logged and only said to have happened.
 */
export function formatErrors(execution: Execution, log: FastifyBaseLogger, requestId: string) {
  const errors = (execution.errors ?? [])
    .flatMap(unwrapped)
    .map((error) => formatted(error, log, requestId));
  const statuses = errors.map(
    ({ extensions }) => errorCodes[extensions.code as keyof typeof errorCodes]?.status ?? 400,
  );
  const data = execution.data ?? null;
  // A partial answer is an answer; only a request that got nothing has a status of its own.
  return {
    statusCode: data === null ? Math.max(400, ...statuses) : 200,
    response: { data: data as Record<string, unknown> | null, errors },
  };
}

function formatted(
  error: GraphQLError,
  log: FastifyBaseLogger,
  requestId: string,
): GraphQLFormattedError & { extensions: Record<string, unknown> } {
  const { message, locations, path } = error;
  const cause = originOf(error);
  if (cause instanceof UserError) {
    return {
      message: cause.message,
      locations,
      path,
      extensions: { code: cause.code, ...cause.details },
    };
  }
  if (cause === undefined || isGraphQLError(cause) || isFastifyRefusal(cause)) {
    return { message, locations, path, extensions: { code: stageOf(error) } };
  }
  log.error({ err: cause, requestId }, 'A field failed');
  const text = `Something went wrong here, not with the request. The log has it under the request id ${requestId}.`;
  return {
    message: text,
    locations,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** mercurius puts the errors of parsing and validation, which say what is wrong, into one that does not. */
function unwrapped(error: GraphQLError): GraphQLError[] {
  const { errors } = (error.originalError ?? error) as { errors?: GraphQLError[] };
  return errors?.length ? errors : [error];
}

function originOf(error: Error): Error | undefined {
  const inner = (error as GraphQLError).originalError ?? undefined;
  return isGraphQLError(inner) && inner.originalError ? originOf(inner) : inner;
}

/** By name: where the package is loaded twice, as CommonJS and as a module, an error of the one is no instance of the other's. */
function isGraphQLError(error: Error | undefined): error is GraphQLError {
  return error?.name === 'GraphQLError';
}

function isFastifyRefusal(error: Error): boolean {
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  return String(code).startsWith('MER_') && (statusCode ?? 500) < 500;
}

function stageOf(error: GraphQLError): string {
  if (error.message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  if (error.message.startsWith('Variable "$')) return 'BAD_USER_INPUT';
  return 'GRAPHQL_VALIDATION_FAILED';
}
