import type { Scope } from '../../src/keys/api-key.js';
import { type ApiKey, type KeyRequest, makeKey } from '../../src/keys/stored-keys.js';
import type { Graph } from '../../src/neo4j/graph.js';

/** A new key for a test, as `keys make` makes it. */
export function newKey(
  graph: Graph,
  scope: Scope,
  more: Partial<KeyRequest> = {},
): Promise<{ readonly key: ApiKey; readonly text: string }> {
  const usual = { name: `of a test, ${scope}`, expiresAt: null, perMinute: 1_000 };
  return makeKey(graph, { ...usual, scope, ...more });
}

/** The header with which a key is presented. */
export const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
