import { kindOfId, kinds } from '../ontology/index.js';

/**
 * Ids by their kind, every kind among them: each looks up its own ids in its own index, not the ids of all kinds in
 * vain. One map and not a list for each kind, because Neo4j plans a statement anew for other sizes of its lists.
 */
export function idsByKind(ids: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const byKind = new Map(kinds.map(({ name }) => [name, [] as string[]]));
  for (const id of ids) byKind.get(kindOfId(id)?.name ?? '')?.push(id);
  return Object.fromEntries(byKind);
}
