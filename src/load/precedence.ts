import { UserError } from '../errors.js';
import { int } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { remergeAll } from './apply.js';
import { dataSetNamed } from './data-set.js';
import { type LoadOptions, locked } from './locked.js';

/** Maximum precedence: there are never so many data sets. */
export const MAX_PRECEDENCE = 1_000;

/**
 * Sets the precedence of a data set in the graph, or takes it away with null, and merges anew every record that it
 * states with others. In one transaction. The next load keeps it unless dataset.yaml declares another one. Throws
 * UNKNOWN_NAME, and BAD_USER_INPUT for a number out of range.
 */
export async function setPrecedence(
  graph: Graph,
  name: string,
  precedence: number | null,
  options: LoadOptions = {},
): Promise<void> {
  if (
    precedence !== null &&
    !(Number.isInteger(precedence) && precedence >= 1 && precedence <= MAX_PRECEDENCE)
  )
    throw new UserError(
      'BAD_USER_INPUT',
      `${precedence} is no precedence. Give a whole number from 1 to ${MAX_PRECEDENCE}, where 1 comes first, or none.`,
    );
  const { publishedOn } = await dataSetNamed(graph, name);
  await locked(graph, { name, precedence, publishedOn }, options, async (loading) => {
    await loading.transaction.run(
      'MATCH (d:DataSet {name: $name}) SET d.precedence = $precedence',
      {
        name,
        precedence: precedence === null ? null : int(precedence),
      },
    );
    if (loading.isReordered) await remergeAll(loading);
  });
}
