import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyText, newKeyParts } from '../../src/keys/api-key.js';
import { revokeKey } from '../../src/keys/stored-keys.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph?.close());

it('The refusal to revoke what is no id names it, but repeats no key', async () => {
  await expect(revokeKey(graph, 'abc')).rejects.toThrow(/the id "abc"/);
  const parts = newKeyParts();
  const error = await revokeKey(graph, keyText(parts)).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({ code: 'UNKNOWN_NAME' });
  expect((error as Error).message).not.toContain(parts.secret);
});
