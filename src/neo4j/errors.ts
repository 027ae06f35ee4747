import { UserError } from '../errors.js';
import { timeUp } from '../runtime/deadline.js';
import type { Row } from './graph.js';

const unavailable = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  // A server that is starting, stopping, or without its disk.
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.DatabaseError.Transaction.TransactionStartFailed',
  'Neo.DatabaseError.Database.UnableToStartDatabase',
]);

/** Errors of the driver itself have no code of their own. */
const poolFull = 'Connection acquisition timed out';
const closed = /(pool|driver) is closed/i;

/** Explanations of connection errors of the operating system, and how to fix them. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /ENOTFOUND|EAI_AGAIN/,
    'cannot be reached: the name of its host does not resolve to an address. Check NEO4J_URI.',
  ],
  [
    /wrong version number|packet length too long/,
    'answers without encryption. Write NEO4J_URI without +s or +ssc.',
  ],
  [
    /self.signed|unable to (get|verify)|certificate/i,
    'has a certificate that is not trusted here. Write +ssc for +s in NEO4J_URI to take any certificate.',
  ],
  [
    /HTTP/,
    'is the address of Neo4j Browser. Write the port of Bolt, which is 7687 unless it was changed, in NEO4J_URI.',
  ],
];

/** For routing errors, the driver gives the reason only in the cause. */
function whyUnreachable(error: unknown): string {
  const { message, cause } = error as Error;
  const said = `${message} ${(cause as Error | undefined)?.message ?? ''}`;
  const [, why] = reasons.find(([pattern]) => pattern.test(said)) ?? [];
  return why ?? 'cannot be reached. Check that it runs and that NEO4J_URI is right.';
}

/**
 * Turns an error of the driver into an error for the user if the user can act on it. Any other error is passed on and
 * not shown to users.
 */
export function fromDriver(error: unknown, uri: string): Error {
  const { code, message } = error as { code?: string; message: string };
  if (code === undefined || error instanceof UserError) return error as Error;
  const refused = (what: string) => new UserError('GRAPH_UNAVAILABLE', `Neo4j at ${uri} ${what}`);
  if (code.startsWith('Neo.ClientError.Security'))
    return refused('refuses the user or the password. Check NEO4J_USERNAME and NEO4J_PASSWORD.');
  if (code === 'Neo.ClientError.Database.DatabaseNotFound')
    return refused('has no such database. Check NEO4J_DATABASE.');
  if (unavailable.has(code) || closed.test(message)) return refused(whyUnreachable(error));
  if (code.includes('ReadOnly'))
    return refused(
      'does not let this database be written to. Name another server or database, or start with SEED_DIR=none, which only reads.',
    );
  if (code.includes('TransactionTimedOut')) return timeUp();
  if (message.startsWith(poolFull))
    return new UserError(
      'TIMEOUT',
      'All connections to Neo4j were in use for as long as the time limit. Retry in a moment.',
    );
  if (code.includes('MemoryPoolOutOfMemory')) {
    return new UserError(
      'LIMIT_EXCEEDED',
      'The answer needs more memory than the graph may use. Request less: fewer rows, fewer relations.',
    );
  }
  // Errors that Neo4j itself calls transient: a lock, a bookmark that is not yet reached, a stop in the middle.
  if (code.startsWith('Neo.TransientError'))
    return refused('could not answer just now. Retry in a moment.');
  return error as Error;
}

/** Neo4j's message for a statement that names a missing full-text index. */
const isMissing = /There is no such fulltext schema index/;

/**
 * The rows of a name or text look-up in a graph without its indexes: none if nothing was ever loaded. Throws
 * GRAPH_UNAVAILABLE if the graph has data that cannot be looked up. Rethrows any other error.
 */
export async function rowsWithoutIndex(
  error: unknown,
  uri: string,
  read: (statement: string) => Promise<Row[]>,
): Promise<Row[]> {
  if (!isMissing.test((error as Error).message)) throw error;
  const [found] = await read('MATCH (n) WHERE n.id IS NOT NULL RETURN 1 LIMIT 1');
  if (!found) return [];
  throw new UserError(
    'GRAPH_UNAVAILABLE',
    `Neo4j at ${uri} has data but lacks the name indexes. Run cypher/schema.cypher there, or load a data set, which creates them.`,
  );
}
