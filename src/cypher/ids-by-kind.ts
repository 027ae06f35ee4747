import { kindOfId, kinds } from '../ontology/index.js';

/**
 * Groups ids by kind, with an entry for every kind, so that each index only looks up the ids of its own kind. It is one
 * map rather than one list parameter per kind, because Neo4j replans a statement when the sizes of its lists change.
 */
export function idsByKind(ids: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const byKind = new Map(kinds.map(({ name }) => [name, [] as string[]]));
  for (const id of ids) byKind.get(kindOfId(id)?.name ?? '')?.push(id);
  return Object.fromEntries(byKind);
}
