import { UserError } from '../errors.js';

const unavailable = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.General.DatabaseUnavailable',
]);

/** Turns what the driver throws into an error for the user where the user can act on it; anything else passes as it is and is shown to nobody. */
export function fromDriver(error: unknown, uri: string): Error {
  const { code } = error as { code?: string };
  if (code === undefined) return error as Error;
  if (code.startsWith('Neo.ClientError.Security')) {
    return new UserError(
      'GRAPH_UNAVAILABLE',
      `Neo4j at ${uri} refuses the user or the password. Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new UserError(
      'GRAPH_UNAVAILABLE',
      `Neo4j at ${uri} has no such database. Check NEO4J_DATABASE.`,
    );
  }
  if (unavailable.has(code)) {
    return new UserError(
      'GRAPH_UNAVAILABLE',
      `Neo4j at ${uri} cannot be reached. Check that it runs and that NEO4J_URI is right.`,
    );
  }
  if (code.includes('TransactionTimedOut')) {
    return new UserError(
      'TIMEOUT',
      'The graph did not answer within the time limit. Ask for less: fewer rows, fewer relations, a narrower filter.',
    );
  }
  if (code.includes('MemoryPoolOutOfMemory')) {
    return new UserError(
      'LIMIT_EXCEEDED',
      'The answer needs more memory than the graph may use. Ask for less: fewer rows, fewer relations.',
    );
  }
  return error as Error;
}
