import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.js';
import { int } from '../neo4j/driver.js';
import type { Graph, Parameters, Row } from '../neo4j/graph.js';
import { keyConstraint } from '../neo4j/other-nodes.js';
import {
  hasHash,
  hashOfSecret,
  keyPartsIn,
  keyText,
  newKeyParts,
  type Scope,
  withoutKeys,
} from './api-key.js';

/** A key as the graph has it, without its secret. Times are in UTC, as ISO 8601. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly createdAt: string;
  /** From when on it is no longer valid. Null: never. */
  readonly expiresAt: string | null;
  /** Requests that it may make in a minute. */
  readonly perMinute: number;
  readonly revokedAt: string | null;
}

/** What a new key is to be. */
export type KeyRequest = Pick<ApiKey, 'name' | 'scope' | 'expiresAt' | 'perMinute'>;

export const DEFAULT_PER_MINUTE = 6_000;
export const MAX_PER_MINUTE = 1_000_000;
/** Characters of a name: a line of a table. */
export const MAX_NAME = 80;

/** Makes a key and stores the hash of its secret. The text is known only to the caller, and never again. */
export async function makeKey(
  graph: Graph,
  asked: KeyRequest,
): Promise<{ readonly key: ApiKey; readonly text: string }> {
  const parts = newKeyParts();
  const key = {
    ...asked,
    ...{ id: parts.id, createdAt: new Date().toISOString(), revokedAt: null },
  };
  await write(graph, keyConstraint);
  const { id: keyId, perMinute, ...properties } = key;
  await write(graph, 'CREATE (k:ApiKey) SET k = $properties', {
    properties: {
      ...properties,
      ...{ keyId, perMinute: int(perMinute), hash: hashOfSecret(parts.secret) },
    },
  });
  return { key, text: keyText(parts) };
}

/** All keys, the newest last, with those that are revoked or have expired. */
export async function listKeys(graph: Graph): Promise<ApiKey[]> {
  const rows = await graph.read<[ApiKey & { readonly keyId: string }]>(
    'MATCH (k:ApiKey) RETURN k {.*, hash: null} ORDER BY k.createdAt, k.keyId',
  );
  return rows.map(([stored]) => ({
    ...{ id: stored.keyId, name: stored.name, scope: stored.scope, createdAt: stored.createdAt },
    ...{ perMinute: stored.perMinute, expiresAt: stored.expiresAt ?? null },
    revokedAt: stored.revokedAt ?? null,
  }));
}

/**
 * Revokes a key: the next request with it is refused, by every process. Throws UNKNOWN_NAME with the ids of valid keys;
 * whoever gives the key itself in place of its id does not see it repeated.
 */
export async function revokeKey(graph: Graph, id: string): Promise<ApiKey> {
  const keys = await listKeys(graph);
  const key = keys.find((one) => one.id === id);
  if (!key) {
    const valid = keys.filter((one) => !one.revokedAt).map((one) => `${one.id} (${one.name})`);
    throw new UserError(
      'UNKNOWN_NAME',
      `There is no key with the id "${withoutKeys(id).slice(0, MAX_NAME)}". ${valid.length > 0 ? `There are ${valid.join(', ')}.` : 'There is none.'} Give the id, not the key itself.`,
    );
  }
  if (key.revokedAt) return key;
  const revokedAt = new Date().toISOString();
  await write(graph, 'MATCH (k:ApiKey {keyId: $id}) SET k.revokedAt = $revokedAt', {
    id,
    revokedAt,
  });
  return { ...key, revokedAt };
}

/** Compared with what is not the secret of any key, so that an unknown id takes as long as a known one. */
const decoy = { hash: hashOfSecret(randomBytes(32).toString('hex')), perMinute: 1 };

/** A row for every id, of the same length whether there is such a key or not. */
const statement = `UNWIND $ids AS id OPTIONAL MATCH (k:ApiKey {keyId: id})
RETURN id, coalesce(k.hash, $hash), k IS NOT NULL, coalesce(k.name, ''), coalesce(k.scope, 'read'),
  coalesce(k.createdAt, ''), k.expiresAt, coalesce(k.perMinute, $perMinute), k.revokedAt`;

type StoredRow = readonly [
  ...[id: string, hash: string, isKnown: boolean, name: string, scope: Scope, createdAt: string],
  ...[expiresAt: string | null, perMinute: number, revokedAt: string | null],
];

/** A valid key, or why the presented text is none. Only whoever has the secret is told that it was valid once. */
export type CheckedKey = { readonly key: ApiKey } | { readonly refusal: string };

/**
 * Checks a presented text against the graph. It asks each time, together with others that ask at that moment, so that a
 * key which was revoked is refused at once and by every process.
 */
export async function checkKey(graph: Graph, text: string): Promise<CheckedKey> {
  const parts = keyPartsIn(text);
  if (!parts)
    return {
      refusal:
        'The text after Bearer is not a whole key: a key begins with cpg_ and ends with a checksum. Copy it again.',
    };
  const { id, secret } = parts;
  const found = await graph.readByIds(statement, [id], decoy);
  const [, hash, isKnown, name, scope, createdAt, expiresAt, perMinute, revokedAt] = found.get(
    id,
  ) as Row as StoredRow;
  // Both are always looked at: the comparison must not depend on whether there is such a key.
  const isSecret = hasHash(secret, hash);
  if (!isKnown || !isSecret)
    return { refusal: 'The key is not known here. Check that it is whole and for this service.' };
  if (revokedAt !== null)
    return { refusal: `The key was revoked at ${revokedAt}. Ask for a new one.` };
  if (expiresAt !== null && expiresAt <= new Date().toISOString())
    return { refusal: `The key expired at ${expiresAt}. Ask for a new one.` };
  return { key: { id, name, scope, createdAt, expiresAt, perMinute, revokedAt } };
}

async function write(graph: Graph, text: string, parameters: Parameters = {}): Promise<void> {
  const { database } = graph;
  await graph.driver.executeQuery(text, parameters, { database }).catch((error: unknown) => {
    throw graph.explained(error);
  });
}
