import type { KeptRead, Reader, Row, Snapshot } from './graph.js';

/**
 * Maximum age of kept rows, in milliseconds. Neo4j numbers its transactions anew when a store is replaced, so an old
 * state might come back with other data.
 */
const MAX_AGE_MS = 10_000;

interface Kept {
  /** The state that the rows belong to; until they have come, the one before they were asked for. */
  snapshot: Snapshot | undefined;
  readonly at: number;
  readonly rows: Promise<Row[]>;
}

/**
 * Reads what rarely changes. The rows are kept until an answer of Neo4j belongs to another state of the graph: every
 * answer names its state anyway, so finding out takes no statement. `latest` is the state of the latest answer.
 */
export function keptRead(
  read: (
    statement: string,
    parameters?: undefined,
    timeoutMs?: undefined,
    reader?: Reader,
  ) => Promise<Row[]>,
  latest: () => Snapshot | undefined,
  maxAgeMs = MAX_AGE_MS,
): KeptRead {
  const kept = new Map<string, Kept>();
  const begin = (statement: string): Kept => {
    const one: Kept = {
      snapshot: latest(),
      at: Date.now(),
      // The rows are at least as new as that state: a read never sees less than an earlier answer.
      rows: read(statement, undefined, undefined, {
        saw: (snapshot) => {
          one.snapshot = snapshot;
        },
      }),
    };
    kept.set(statement, one);
    one.rows.catch(() => {
      if (kept.get(statement) === one) kept.delete(statement);
    });
    return one;
  };
  return async <R extends Row>(statement: string, reader?: Reader) => {
    const known = kept.get(statement);
    const isCurrent = known && known.snapshot === latest() && Date.now() - known.at < maxAgeMs;
    const one = isCurrent ? known : begin(statement);
    const rows = await one.rows;
    if (one.snapshot) reader?.saw(one.snapshot);
    return rows as R[];
  };
}
