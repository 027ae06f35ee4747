/**
 * Every error that a user can see, with its HTTP status. The codes are permanent because clients depend on them. The
 * messages of these errors are shown to users; of any other error, users only see that it happened.
 */
export const errorCodes = {
  BAD_USER_INPUT: {
    status: 400,
    description: 'An argument is not what it may be; the message says which and what is allowed.',
  },
  UNKNOWN_NAME: {
    status: 400,
    description:
      'A name or id that the graph does not know; candidates are listed where there are some.',
  },
  AMBIGUOUS_NAME: {
    status: 400,
    description: 'A name that several entities bear; they are listed.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    description: 'A request that is larger or deeper than the limits allow.',
  },
  BATCH_TOO_LARGE: {
    status: 413,
    description: 'A batch with more in it than one request may hold; send it in several.',
  },
  FORBIDDEN: {
    status: 403,
    description: 'What only callers on the computer of the service may ask for.',
  },
  NOT_FOUND: { status: 404, description: 'There is no such address here.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    description:
      'The address is there, but not for this method; the header Allow names those that are.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    description: 'None of the formats that the request accepts can be had here; they are listed.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    description: 'The body is of a type, or in a coding, that this address does not read.',
  },
  TIMEOUT: { status: 503, description: 'The request was not answered within its time limit.' },
  OVERLOADED: {
    status: 503,
    description:
      'The service has more to do than it can at the moment; the header Retry-After says in how many seconds to ask again.',
  },
  SLOW_REQUEST: {
    status: 408,
    description: 'The request did not arrive whole within the time limit.',
  },
  GRAPH_UNAVAILABLE: {
    status: 503,
    description: 'Neo4j cannot be reached, or refuses the connection.',
  },
  GRAPH_CHANGED: {
    status: 503,
    description: 'Data was loaded while the graph was being read out; ask again.',
  },
  BAD_DATA: { status: 422, description: 'A data set has problems; nothing was written.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    description: 'A fault of ours; the log has it under the request id.',
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
