import { batchedRead } from '../../src/neo4j/batched-read.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { keptRead } from '../../src/neo4j/kept-read.js';
import { batchedReadByIds } from '../../src/neo4j/read-by-ids.js';

/**
 * The same graph, which tells each statement that reads it, by whichever of its functions: alone, by ids, shared or as
 * a stream. Its version and its statistics are not told.
 */
export function watched(graph: Graph, tell: (statement: string) => void): Graph {
  const read: Graph['read'] = (statement, ...more) => {
    tell(statement);
    return graph.read(statement, ...more);
  };
  return {
    ...graph,
    read,
    readByIds: batchedReadByIds(read),
    readBatched: batchedRead(read),
    // However slow the machine is, what is kept is asked for again only after a change.
    readKept: keptRead(read, graph.snapshot, Number.POSITIVE_INFINITY),
    openRowStream: async (timeoutMs) => {
      const stream = await graph.openRowStream(timeoutMs);
      return {
        ...stream,
        rows: (statement, parameters) => {
          tell(statement);
          return stream.rows(statement, parameters);
        },
      };
    },
  };
}
