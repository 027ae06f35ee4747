import type { Row } from './connect.js';

/** Up to so many nodes every way to find a page is quick, and planning the weighing of them costs more than it saves. */
const few = 1_000;
/** How long it is taken to stay as it is, in milliseconds: an old answer costs speed, never a row. */
const keptMs = 10_000;

/** Tells whether the graph is a small one. Neo4j keeps the number of its nodes, so that asking looks nothing up. */
export function sizing(read: (statement: string) => Promise<Row[]>): () => Promise<boolean> {
  let asked: { readonly at: number; readonly isSmall: Promise<boolean> } | undefined;
  return () => {
    if (!asked || Date.now() - asked.at > keptMs) {
      const isSmall = read('MATCH (n) RETURN count(n)').then(
        ([row]) => (row?.[0] as number) <= few,
      );
      asked = { at: Date.now(), isSmall };
      isSmall.catch(() => {
        asked = undefined;
      });
    }
    return asked.isSmall;
  };
}
