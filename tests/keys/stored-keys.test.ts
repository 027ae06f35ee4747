import { expect, it } from 'vitest';
import { keyText, newKeyParts } from '../../src/keys/api-key.js';
import { revokeKey } from '../../src/keys/stored-keys.js';
import type { Graph } from '../../src/neo4j/graph.js';

const empty = { read: async () => [] } as unknown as Graph;

it('The refusal to revoke what is no id names it, but repeats no key', async () => {
  await expect(revokeKey(empty, 'abc')).rejects.toThrow(/the id "abc"/);
  const parts = newKeyParts();
  const error = await revokeKey(empty, keyText(parts)).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ code: 'UNKNOWN_NAME' });
  expect((error as Error).message).not.toContain(parts.secret);
});
