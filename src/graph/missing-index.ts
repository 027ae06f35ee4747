import { UserError } from '../errors.js';
import type { Row } from './connect.js';

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
