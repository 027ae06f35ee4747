import { createHash } from 'node:crypto';
import type { Graph } from '../../src/neo4j/graph.js';
import { relationsWithSortIndex } from '../../src/ontology/index.js';

/** Keys that our loader derives for lists, beside what is stated; the others write none. */
const derivedKeys = new Map(
  relationsWithSortIndex.map(({ relation, ownerKey: holderKey, itemKey: listedKey, fields }) => [
    relation,
    new Set([holderKey, listedKey, ...fields]),
  ]),
);

/**
 * One hash of all that is stated in the graph, and how much that is: graphs that state the same have equal ones.
 * READ_IN is left out, because our loader derives it from the sources of a record.
 */
export async function contentsOf(graph: Graph) {
  const reading = await graph.openRowStream(3_600_000);
  try {
    const hash = createHash('sha256');
    const rows = async (statement: string) => {
      let sum = 0n;
      let count = 0;
      // Added up, because the order in which Neo4j gives them does not count.
      for await (const row of reading.rows(statement)) {
        const digest = createHash('sha256')
          .update(JSON.stringify(sorted(row)))
          .digest();
        sum = BigInt.asUintN(64, sum + digest.readBigUInt64LE());
        count++;
      }
      hash.update(`${sum} ${count}`);
      return count;
    };
    const nodes = await rows('MATCH (n) WHERE NOT n:DataSet RETURN labels(n), properties(n)');
    const relations = await rows(
      'MATCH (a)-[r]->(b) WHERE NOT r:READ_IN RETURN type(r), properties(r), a.id, b.id',
    );
    return { nodes, relations, hash: hash.digest('hex') };
  } finally {
    await reading.close();
  }
}

function sorted(row: readonly unknown[]): unknown {
  const derived = derivedKeys.get(String(row[0]));
  return row.map((cell) =>
    cell !== null && typeof cell === 'object' && !Array.isArray(cell)
      ? Object.entries(cell)
          .filter(([key]) => !derived?.has(key))
          .sort(([a], [b]) => (a < b ? -1 : 1))
      : cell,
  );
}
