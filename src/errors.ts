/**
 * Every error that a user can see, with its HTTP status. The codes are permanent because clients depend on them. The
 * messages of these errors are shown to users; of any other error, users only see that it happened.
 */
export const errorCodes = {
  BAD_USER_INPUT: {
    status: 400,
    description: 'An argument is invalid. The message says which one and what is allowed.',
  },
  UNKNOWN_NAME: {
    status: 400,
    description:
      'A name or id that the graph does not know. Similar names are listed, if there are any.',
  },
  AMBIGUOUS_NAME: {
    status: 400,
    description: 'A name that several entities have. They are listed.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    description: 'The request is larger or deeper than the limits allow.',
  },
  BATCH_TOO_LARGE: {
    status: 413,
    description: 'The batch is too large for one request. Send it in several.',
  },
  UNAUTHENTICATED: {
    status: 401,
    description: 'A key is needed, or the given one is not valid. WWW-Authenticate says which.',
  },
  INSUFFICIENT_SCOPE: { status: 403, description: 'The key does not allow this.' },
  RATE_LIMITED: {
    status: 429,
    description:
      'The caller has made all requests that it may make in a minute. The header Retry-After says after how many seconds to retry.',
  },
  MISDIRECTED_REQUEST: {
    status: 421,
    description: 'The header Host names a host that this service does not answer for.',
  },
  LOAD_RUNNING: { status: 409, description: 'Another load is running. Retry when it has ended.' },
  PRECONDITION_FAILED: {
    status: 412,
    description: 'The data set is not as If-Match or If-None-Match says. Nothing was written.',
  },
  DATA_TOO_LARGE: {
    status: 413,
    description: 'The data set is larger than this address takes. Load it on the command line.',
  },
  FORBIDDEN: {
    status: 403,
    description: 'What only callers on the computer of the service may ask for.',
  },
  NOT_FOUND: { status: 404, description: 'There is no such address.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    description:
      'The address does not support this method. The header Allow lists the supported ones.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    description:
      'None of the formats that the request accepts is available. The available ones are listed.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    description: 'The body has a media type or an encoding that this address does not support.',
  },
  TIMEOUT: { status: 503, description: 'The request was not answered within its time limit.' },
  OVERLOADED: {
    status: 503,
    description:
      'The service is overloaded. The header Retry-After says after how many seconds to retry.',
  },
  SLOW_REQUEST: {
    status: 408,
    description: 'The request did not arrive completely within the time limit.',
  },
  GRAPH_UNAVAILABLE: {
    status: 503,
    description: 'Neo4j cannot be reached, or rejects the connection.',
  },
  GRAPH_CHANGED: {
    status: 503,
    description: 'Data was loaded while the graph was being read, or a load is unfinished. Retry.',
  },
  BAD_DATA: { status: 422, description: 'A data set has problems. Nothing was written.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    description: 'A bug in the service. The log has it under the request id.',
  },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error with a message for the user. `details` are for programs: candidates, limits. */
export class UserError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/**
 * An error in one argument. The message is `argument: problem`; `argument` is its path as GraphQL calls it, such as
 * `where.issuedBy`. REST puts the name of its own parameter there.
 */
export class ArgumentError extends UserError {
  constructor(
    code: ErrorCode,
    readonly argument: string,
    readonly problem: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, `${argument}: ${problem}`, { argument, ...details });
  }
}
