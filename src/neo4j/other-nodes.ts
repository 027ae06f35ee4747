/**
 * The labels of nodes that this program keeps besides the kinds of the ontology. A backup holds those with `inBackup`;
 * the others describe work that is under way, and no two graphs share it.
 */
export const otherNodes: readonly { readonly label: string; readonly inBackup: boolean }[] = [
  // Who may ask: the hash of each key, never the key.
  { label: 'ApiKey', inBackup: true },
  // Read and written as a part of its own, with the counts that belong to it.
  { label: 'DataSet', inBackup: false },
  { label: 'LoadLock', inBackup: false },
  { label: 'UnfinishedLoad', inBackup: false },
];

/** Keys use another property than entities do, so that nothing looks a key up as an entity. */
export const keyConstraint =
  'CREATE CONSTRAINT api_key_id IF NOT EXISTS FOR (k:ApiKey) REQUIRE k.keyId IS UNIQUE';

export const labelsInBackup = otherNodes
  .filter(({ inBackup }) => inBackup)
  .map(({ label }) => label);
