import type { Dataset } from '../../../dataset/dataset.js';
import { firstDay, kindOfId, lastDay } from '../../../ontology/index.js';
import {
  type EntityIndex,
  isNamed,
  type KnownEntity,
  type KnownRelation,
  type ScoreNames,
  type TieQuery,
} from './entity-index.js';
import { knownValues } from './keys.js';
import { NameIndex } from './name-index.js';
import { namesOf } from './score-ties.js';
import { dayFieldsOf } from './ties.js';

/**
 * The entities of data sets in folders. If several data sets state a field of an entity, the first by name counts;
 * names and other lists are united. A field that a data set only repeats counts if no other states it.
 */
export function knownInFolders(datasets: readonly Dataset[], score: ScoreNames): EntityIndex {
  const values = new Map<string, KnownEntity>();
  const indexes = new Map<string, NameIndex>();
  const idsOfKind = new Map<string, string[]>();
  const byNumber = new Map<string, string[]>();
  const relations = new Map<string, KnownRelation>();
  const atEntity = new Map<string, KnownRelation[]>();
  for (const dataset of [...datasets].sort((a, b) => (a.meta.name < b.meta.name ? -1 : 1))) {
    for (const { kind, value } of dataset.entities) {
      const before = values.get(value.id);
      values.set(value.id, before ? merged(before, value) : value);
      if (!before) listUnder(idsOfKind, kind, value.id);
    }
    for (const relation of dataset.relations) {
      if (relations.has(relation.id)) continue;
      relations.set(relation.id, relation);
      const { from, to } = relation.value;
      for (const end of new Set([from, to])) listUnder(atEntity, end, relation);
    }
  }
  for (const [kind, ids] of idsOfKind) {
    const index = new NameIndex(kind, score);
    indexes.set(kind, index);
    for (const id of ids) {
      const value = values.get(id) as KnownEntity;
      const names = namesOf(value);
      if (typeof value.documentNumber === 'string')
        listUnder(byNumber, `${kind} ${value.documentNumber}`, id);
      index.add({ id, name: names[0] ?? id, nameZh: value.nameZh as string | undefined, names });
    }
  }
  const relationsAt = (id: string, types: readonly string[]) =>
    (atEntity.get(id) ?? []).filter(({ type }) => types.includes(type));
  const tiedTo = ({ kind, types, others, days, documentNumbers }: TieQuery) => {
    const numbered = documentNumbers.flatMap((number) => byNumber.get(`${kind} ${number}`) ?? []);
    const near = others
      .flatMap((other) => relationsAt(other, types))
      .filter(({ value: { from, to } }) => others.includes(from) && kindOfId(to)?.name === kind)
      .map(({ value: { to } }) => to)
      .filter((id) =>
        dayFieldsOf(kind).some(({ name }) => days && isWithin(values.get(id)?.[name], days)),
      );
    return [...new Set([...numbered, ...near])];
  };
  return {
    resembling: async (queries) =>
      queries.map(({ kind, text }) => onlySure(kind, indexes.get(kind)?.resembling(text) ?? [])),
    entities: async (ids) =>
      new Map(ids.flatMap((id) => (values.has(id) ? [[id, values.get(id) as KnownEntity]] : []))),
    tied: async (queries) => queries.map(tiedTo),
    keyed: async (queries) =>
      [...new Set(queries.map(({ kind, scheme }) => JSON.stringify([kind, scheme])))]
        .map((one) => JSON.parse(one) as [string, string])
        .flatMap(([kind, scheme]) => {
          const wanted = new Set(
            queries
              .filter((one) => one.kind === kind && one.scheme === scheme)
              .map(({ value }) => value),
          );
          return (idsOfKind.get(kind) ?? []).filter((id) =>
            knownValues(values.get(id) as KnownEntity, scheme).some((one) => wanted.has(one)),
          );
        }),
    relationsOf: async (ids, types) => [...new Set(ids.flatMap((id) => relationsAt(id, types)))],
  };
}

function listUnder<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function merged(first: KnownEntity, second: KnownEntity): KnownEntity {
  const repeats = ({ unstated }: KnownEntity, field: string) =>
    Array.isArray(unstated) && unstated.includes(field);
  const value: Record<string, unknown> = { ...second, ...first };
  for (const [field, given] of Object.entries(second)) {
    const before = first[field];
    if (before === undefined) continue;
    if (repeats(first, field) && !repeats(second, field)) value[field] = given;
    else if (Array.isArray(before) && Array.isArray(given)) value[field] = [...before, ...given];
  }
  const { unstated: _unstated, ...stated } = value;
  const stillRepeated = [first, second].flatMap(({ unstated }) => (unstated ?? []) as string[]);
  const open = stillRepeated.filter((field) =>
    [first, second].every((one) => one[field] === undefined || repeats(one, field)),
  );
  return {
    ...stated,
    id: first.id,
    ...(open.length > 0 ? { unstated: [...new Set(open)] } : {}),
  };
}

/** Whether a date lies in a range of days, as far as the date is known. */
function isWithin(date: unknown, [first, last]: readonly [string, string]): boolean {
  if (typeof date !== 'string') return false;
  return lastDay(date) >= first && firstDay(date) <= last;
}

/** For kinds that are not distinguished by name, similar names are dropped. */
export function onlySure<One extends { readonly sure: boolean }>(
  kind: string,
  found: readonly One[],
): readonly One[] {
  return isNamed(kind) ? found : found.filter(({ sure }) => sure);
}
