import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphAddress } from '../../src/neo4j/graph.js';

/** What became of the start of a Neo4j. */
export type Outcome = { readonly address: GraphAddress } | { readonly failed: string };

export const fileOf = (folder: string, at: number) => join(folder, `${at}.json`);

/** Leaves word for the worker whose Neo4j it is; a reader finds all of it or nothing. */
export function tell(folder: string, at: number, outcome: Outcome): void {
  const file = fileOf(folder, at);
  writeFileSync(`${file}.part`, JSON.stringify(outcome));
  renameSync(`${file}.part`, file);
}
