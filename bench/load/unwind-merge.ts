import type { Graph } from '../../src/neo4j/graph.js';
import type { Loader } from './contender.js';
import { nodesOf, type Row, relationsOf } from './rows.js';

/** As many as the usual advice gives to one statement. */
const batchSize = 1_000;

/** The usual way: a list of maps, unwound and merged, a thousand a transaction. */
export const unwindMerge: Loader = {
  name: 'unwind-merge',
  given: 'unique ids with an index each; the properties are derived within the time, as ours are',
  async load(graph, world) {
    const nodes = batches(graph);
    for (const [kind, row] of nodesOf(world))
      await nodes.add(
        `UNWIND $rows AS row MERGE (n:${kind} {id: row.properties.id}) SET n += row.properties`,
        row,
      );
    await nodes.flush();
    const links = batches(graph);
    for (const [type, from, to, row] of relationsOf(world))
      await links.add(
        `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to})
        MERGE (a)-[r:${type} {id: row.properties.id}]->(b) SET r += row.properties`,
        row,
      );
    await links.flush();
  },
};

function batches(graph: Graph) {
  const waiting = new Map<string, Row[]>();
  const send = async (statement: string, rows: readonly Row[]) => {
    const session = graph.driver.session({ database: graph.database });
    try {
      await session.executeWrite((transaction) => transaction.run(statement, { rows }));
    } finally {
      await session.close();
    }
  };
  return {
    async add(statement: string, row: Row) {
      const rows = waiting.get(statement) ?? [];
      rows.push(row);
      waiting.set(statement, rows);
      if (rows.length < batchSize) return;
      waiting.delete(statement);
      await send(statement, rows);
    },
    async flush() {
      for (const [statement, rows] of waiting) await send(statement, rows);
    },
  };
}
