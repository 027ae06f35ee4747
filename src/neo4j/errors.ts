import { UserError } from '../errors.js';
import { timeUp } from '../runtime/deadline.js';
import type { Row } from './graph.js';

const unavailable = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  // A server that is starting, stopping or without its disk.
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.DatabaseError.Transaction.TransactionStartFailed',
  'Neo.DatabaseError.Database.UnableToStartDatabase',
]);

/** What the driver says of itself has no code of its own. */
const poolFull = 'Connection acquisition timed out';
const closed = /(pool|driver) is closed/i;

/** What the system says of a connection that was not made, and how to mend it. */
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

/** The driver tells of routing that it failed, and why in the cause alone. */
function whyUnreachable(error: unknown): string {
  const { message, cause } = error as Error;
  const said = `${message} ${(cause as Error | undefined)?.message ?? ''}`;
  const [, why] = reasons.find(([pattern]) => pattern.test(said)) ?? [];
  return why ?? 'cannot be reached. Check that it runs and that NEO4J_URI is right.';
}

/** Turns what the driver throws into an error for the user where the user can act on it; anything else passes as it is and is shown to nobody. */
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
      'All connections to Neo4j were in use for as long as the time limit. Ask again in a moment.',
    );
  if (code.includes('MemoryPoolOutOfMemory')) {
    return new UserError(
      'LIMIT_EXCEEDED',
      'The answer needs more memory than the graph may use. Ask for less: fewer rows, fewer relations.',
    );
  }
  // What Neo4j itself calls passing: a lock, a bookmark that it has not come to, a stop in the middle.
  if (code.startsWith('Neo.TransientError'))
    return refused('could not answer just now. Ask again in a moment.');
  return error as Error;
}

/** What Neo4j says where a statement names a full-text index that is not there. */
const isMissing = /There is no such fulltext schema index/;

/**
 * The rows of a statement that looks names or texts up in a graph without the indexes for it: none, where nothing was
 * ever loaded. Throws GRAPH_UNAVAILABLE where there is something that cannot be looked up, and whatever else `error` is.
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
    `Neo4j at ${uri} holds things but lacks the indexes of their names. Run cypher/schema.cypher there, or load a data set, which makes them.`,
  );
}
