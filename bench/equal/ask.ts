import neo4j from 'neo4j-driver';
import type { GraphAddress } from '../../src/neo4j/graph.js';

/** Asks the graph itself; rows as lists. */
export type Ask = (
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<unknown[][]>;

/** A way to ask the graph without any of the contenders. */
export function askGraph(graph: GraphAddress): { readonly ask: Ask; close(): Promise<void> } {
  const { uri, username, password = '', database } = graph;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
  });
  return {
    ask: async (statement, parameters) => {
      const { records } = await driver.executeQuery(statement, parameters, { database });
      return records.map((record) => record.keys.map((_, at) => record.get(at)));
    },
    close: () => driver.close(),
  };
}
