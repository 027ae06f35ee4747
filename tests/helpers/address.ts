import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import { fileOf, type Outcome } from './address-file.js';

/** The file with the address of the Neo4j of this worker. */
export function addressFile(): string {
  const { folder, count } = inject('neo4j');
  const worker = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
  return fileOf(folder, worker % count);
}

/** Waits until that Neo4j answers; its starter gives up by itself. */
export async function graphStarted(): Promise<void> {
  while (!existsSync(addressFile())) await wait(20);
}

/** The Neo4j of the file that a test stands in: nobody else changes it meanwhile. */
export function testAddress(): GraphAddress {
  const outcome: Outcome = JSON.parse(readFileSync(addressFile(), 'utf8'));
  if ('failed' in outcome) throw new Error(outcome.failed);
  return outcome.address;
}

/** The settings with which a process of its own asks that Neo4j. */
export function testEnvironment(): Record<string, string> {
  const { uri, password = '', timeoutMs } = testAddress();
  return { NEO4J_URI: uri, NEO4J_PASSWORD: password, QUERY_TIMEOUT_MS: String(timeoutMs) };
}
