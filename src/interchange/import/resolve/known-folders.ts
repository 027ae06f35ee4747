import type { Dataset } from '../../../dataset/dataset.js';
import { type EntityIndex, isNamed, type KnownEntity, type ScoreNames } from './entity-index.js';
import { NameIndex } from './name-index.js';

/**
 * The entities of data sets in folders. If several data sets state an entity, the first by name counts, as in the
 * graph.
 */
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

/** For kinds that are not distinguished by name, similar names are dropped. */
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
