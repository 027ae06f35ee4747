import type { GraphStats, Row } from './graph.js';
import { STORAGE_VERSION } from './storage-version.js';

/** Up to this number of nodes every plan is fast, and collecting statistics costs more than it saves. */
const MAX_SMALL_ENTITIES = 1_000;
/** A neighbourhood shows some 200 entities. An entity with not many more relations than that is read as a whole. */
const HUB_DEGREE = 500;
/** Lifetime of the cached statistics, in milliseconds. */
const MAX_AGE_MS = 10_000;

/** Neo4j stores the number of its nodes, and there are few data sets, so this query is cheap. */
const statement = `MATCH (n) WITH count(n) AS nodes
OPTIONAL MATCH (d:DataSet) RETURN nodes, min(coalesce(d.encoding, 0))`;

/** Reads the size of the graph. */
export function graphStats(read: (statement: string) => Promise<Row[]>): () => Promise<GraphStats> {
  let asked: { readonly at: number; readonly size: Promise<GraphStats> } | undefined;
  return () => {
    if (!asked || Date.now() - asked.at > MAX_AGE_MS) {
      const size = read(statement).then(([row]) => sizeIn(row as [number, number | null]));
      asked = { at: Date.now(), size };
      size.catch(() => {
        asked = undefined;
      });
    }
    return asked.size;
  };
}

function sizeIn([nodes, oldest]: readonly [number, number | null]): GraphStats {
  const isSmall = nodes <= MAX_SMALL_ENTITIES;
  return {
    isSmall,
    hasRelationOrderIndex: !isSmall && (oldest ?? 0) >= STORAGE_VERSION,
    hubDegree: HUB_DEGREE,
  };
}
