import type { KeptRead, Row } from './graph.js';

/**
 * Maximum age of kept rows, in milliseconds. Neo4j numbers its transactions anew when a store is replaced, so an old
 * state might come back with other data.
 */
const MAX_AGE_MS = 10_000;

interface Kept {
  readonly state: string;
  readonly at: number;
  readonly rows: Promise<Row[]>;
}

/**
 * Reads what rarely changes. The rows are kept until an answer of Neo4j belongs to another state of the graph: every
 * answer names its state anyway, so finding out takes no statement. `lastSeen` names the state of the latest answer.
 */
export function keptRead(
  read: (statement: string) => Promise<Row[]>,
  lastSeen: () => string,
  maxAgeMs = MAX_AGE_MS,
): KeptRead {
  const kept = new Map<string, Kept>();
  return <R extends Row>(statement: string) => {
    const state = lastSeen();
    const known = kept.get(statement);
    if (known?.state === state && Date.now() - known.at < maxAgeMs)
      return known.rows as Promise<R[]>;
    // The rows are at least as new as the state: a read never sees less than an earlier answer.
    const rows = read(statement);
    kept.set(statement, { state, at: Date.now(), rows });
    rows.catch(() => {
      if (kept.get(statement)?.rows === rows) kept.delete(statement);
    });
    return rows as Promise<R[]>;
  };
}
