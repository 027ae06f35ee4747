import type { Dataset } from '../../../dataset/dataset.js';
import {
  type EntityIndex,
  isNamed,
  type KnownEntity,
  type KnownRelation,
  type ScoreNames,
  type TieQuery,
} from './entity-index.js';
import { NameIndex } from './name-index.js';
import { namesOf } from './score-ties.js';
import { dayFieldsOf } from './ties.js';

/**
 * The entities of data sets in folders. If several data sets state an entity, the first by name counts, as in the
 * graph.
 */
export function knownInFolders(datasets: readonly Dataset[], score: ScoreNames): EntityIndex {
  const values = new Map<string, KnownEntity>();
  const indexes = new Map<string, NameIndex>();
  const idsOfKind = new Map<string, string[]>();
  const relations = new Map<string, KnownRelation>();
  const atEntity = new Map<string, KnownRelation[]>();
  for (const dataset of [...datasets].sort((a, b) => (a.meta.name < b.meta.name ? -1 : 1))) {
    for (const { kind, value } of dataset.entities) {
      if (values.has(value.id)) continue;
      values.set(value.id, value);
      idsOfKind.set(kind, [...(idsOfKind.get(kind) ?? []), value.id]);
      const index = indexes.get(kind) ?? new NameIndex(kind, score);
      indexes.set(kind, index);
      const names = namesOf(value);
      const [name = value.id] = names;
      index.add({ id: value.id, name, nameZh: value.nameZh as string | undefined, names });
    }
    for (const relation of dataset.relations) {
      if (relations.has(relation.id)) continue;
      relations.set(relation.id, relation);
      const { from, to } = relation.value;
      for (const end of new Set([from, to]))
        atEntity.set(end, [...(atEntity.get(end) ?? []), relation]);
    }
  }
  const relationsAt = (id: string, types: readonly string[]) =>
    (atEntity.get(id) ?? []).filter(({ type }) => types.includes(type));
  const isTied = (id: string, { kind, types, others, days, documentNumbers }: TieQuery) => {
    const value = values.get(id);
    if (documentNumbers.includes(String(value?.documentNumber))) return true;
    return (
      days !== null &&
      dayFieldsOf(kind).some(({ name }) => isWithin(value?.[name], days)) &&
      relationsAt(id, types).some(({ value: { from } }) => others.includes(from))
    );
  };
  return {
    resembling: async (queries) =>
      queries.map(({ kind, text }) => onlySure(kind, indexes.get(kind)?.resembling(text) ?? [])),
    entities: async (ids) =>
      new Map(ids.flatMap((id) => (values.has(id) ? [[id, values.get(id) as KnownEntity]] : []))),
    tied: async (queries) =>
      queries.map((query) => (idsOfKind.get(query.kind) ?? []).filter((id) => isTied(id, query))),
    relationsOf: async (ids, types) => [...new Set(ids.flatMap((id) => relationsAt(id, types)))],
  };
}

/** Whether a date lies in a range of days, as far as the date is known. */
function isWithin(date: unknown, [first, last]: readonly [string, string]): boolean {
  if (typeof date !== 'string') return false;
  return date >= first.slice(0, date.length) && date <= last.slice(0, date.length);
}

/** For kinds that are not distinguished by name, similar names are dropped. */
export function onlySure<One extends { readonly sure: boolean }>(
  kind: string,
  found: readonly One[],
): readonly One[] {
  return isNamed(kind) ? found : found.filter(({ sure }) => sure);
}
