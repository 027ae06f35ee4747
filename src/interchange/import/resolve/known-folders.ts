import type { Dataset } from '../../../dataset/dataset.js';
import { type EntityIndex, isNamed, type KnownEntity, type ScoreNames } from './entity-index.js';
import { NameIndex } from './name-index.js';

/** What data sets in folders state. Of an entity that several state, the first by name counts, as in the graph. */
export function knownInFolders(datasets: readonly Dataset[], score: ScoreNames): EntityIndex {
  const values = new Map<string, KnownEntity>();
  const indexes = new Map<string, NameIndex>();
  for (const { entities } of [...datasets].sort((a, b) => (a.meta.name < b.meta.name ? -1 : 1))) {
    for (const { kind, value } of entities) {
      if (values.has(value.id)) continue;
      values.set(value.id, value);
      const index = indexes.get(kind) ?? new NameIndex(kind, score);
      indexes.set(kind, index);
      const names = namesOf(value);
      const [name = value.id] = names;
      index.add({ id: value.id, name, nameZh: value.nameZh as string | undefined, names });
    }
  }
  return {
    resembling: async (queries) =>
      queries.map(({ kind, text }) => onlySure(kind, indexes.get(kind)?.resembling(text) ?? [])),
    entities: async (ids) =>
      new Map(ids.flatMap((id) => (values.has(id) ? [[id, values.get(id) as KnownEntity]] : []))),
  };
}

/** Of kinds that are not told apart by name, what only resembles is left out. */
export function onlySure<One extends { readonly sure: boolean }>(
  kind: string,
  found: readonly One[],
): readonly One[] {
  return isNamed(kind) ? found : found.filter(({ sure }) => sure);
}

function namesOf({ name, nameZh, names }: KnownEntity): string[] {
  const further = Array.isArray(names) ? (names as { text: string }[]).map(({ text }) => text) : [];
  return [name, nameZh, ...further].filter((one): one is string => typeof one === 'string');
}
