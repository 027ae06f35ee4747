import { inject } from 'vitest';
import type { GraphAddress } from '../../src/neo4j/graph.js';

/** The Neo4j of the worker that a test runs in: nobody else reads or wipes it. */
export function testAddress(): GraphAddress {
  const all = inject('neo4j');
  const worker = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
  return all[worker % all.length] as GraphAddress;
}

/** The settings with which a process of its own asks that Neo4j. */
export function testEnvironment(): Record<string, string> {
  const { uri, password = '', timeoutMs } = testAddress();
  return { NEO4J_URI: uri, NEO4J_PASSWORD: password, QUERY_TIMEOUT_MS: String(timeoutMs) };
}
