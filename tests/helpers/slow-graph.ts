import type { Graph } from '../../src/neo4j/graph.js';

/** Works in Neo4j until it is cancelled or its time is up: lazy, so that it takes no memory. */
export const endless = 'UNWIND range(1, 1000000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i)';

/** The graph, whose requests may take so long; every plain statement is one that does not end by itself. */
export function endlessGraph(graph: Graph, timeoutMs: number): Graph {
  return {
    ...graph,
    timeoutMs,
    read: (_text, _parameters, _timeoutMs, reader) =>
      graph.read(`${endless} // endless`, {}, timeoutMs, reader),
  };
}

/** How many endless statements Neo4j is working on at the moment. */
export async function endlessInNeo4j(graph: Graph): Promise<number> {
  const [row] = await graph.read(
    `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH '// endless' AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*)`,
  );
  return row?.[0] as number;
}

/** Waits until something holds, looking every twentieth of a second; false when it does not within ten seconds. */
export async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 200; turn++) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
