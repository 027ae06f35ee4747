import type { Entity, Link } from '../dataset/dataset.js';
import {
  kindOfId,
  kinds,
  relationNamed,
  relations,
  relationsWithSortIndex,
  secondIdIn,
} from '../ontology/index.js';
import { bulkInsert } from './bulk-insert.js';
import type { Changes, LoadRecord } from './changes.js';
import { insertSmall } from './create.js';
import { followDifferences, followEnds, followSources } from './derived.js';
import type { Loading } from './locked.js';
import type { Run } from './run.js';
import { type RecordType, recordTypeOfKind, recordTypeOfRelation } from './statement.js';
import { type Counts, rowsOf } from './summary.js';
import { addItems, dropItems, remerge, setItems, type WrittenRecord } from './write.js';

/** All kinds, then all relations: a relation can be written only after its end nodes. */
export const sorts: readonly RecordType[] = [
  ...kinds.map(({ name }) => recordTypeOfKind(name)),
  ...relations.map(({ name }) => recordTypeOfRelation(name)),
];

/** A sequence of known length that is read once: an array, or a generator. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
}

/** Below this number of rows, planning one statement per kind and relation takes longer than writing. */
const MAX_ROWS_MERGED = 10_000;

/** Writes a whole data set to an empty graph, in batches. */
export async function addAll(
  loading: Loading,
  entities: Sequence<Entity>,
  links: Sequence<Link>,
): Promise<{ entities: Counts; relations: Counts }> {
  const added = (created: number) => ({ created, changed: 0, unchanged: 0, removed: 0 });
  const counts = { entities: added(entities.length), relations: added(links.length) };
  const rows = entities.length + links.length;
  if (rows <= MAX_ROWS_MERGED && loading.isAtOnce(rows)) {
    await insertSmall(loading.run, loading.dataSet, entities, links, loading.progress(rows));
    return counts;
  }
  const writing = await loading.writing(rows);
  await bulkInsert(writing, loading.dataSet, entities, links);
  return counts;
}

export function itemOf({ id, value: { from, to, ...value } }: Link): LoadRecord {
  return { id, from, to, value };
}

/** Writes the changes. Relations are deleted before their end nodes and created after them. */
export async function apply(loading: Loading, changes: readonly Changes[]): Promise<void> {
  const writing = await loading.writing(changes.reduce((sum, one) => sum + rowsOf(one), 0));
  for (const isKind of [false, true]) {
    for (const { sort, dropped } of changes.filter((one) => one.sort.isKind === isKind))
      await dropItems(writing, sort, dropped);
    await writing.settle();
  }
  const written = new Map<string, WrittenRecord[]>();
  for (const isKind of [true, false]) {
    for (const { sort, created, changed } of changes.filter((one) => one.sort.isKind === isKind))
      written.set(sort.name, [
        ...(await addItems(writing, loading, sort, created)),
        ...(await setItems(writing, loading, sort, changed)),
      ]);
    await writing.settle();
  }
  const ids = loading.isResumed
    ? await statedIds(loading, changedIds(changes))
    : changedIds(changes);
  if (loading.isResumed) await follow(loading.run, ids);
  else await followWritten(loading.run, changes, written);
  if (loading.severalDataSets) await followDifferences(loading.run, withEnds(ids, changes));
  if (loading.isReordered) await remergeAll(loading);
}

/** Merges the records of several data sets in the order of the load, and all that follows from them. */
export async function remergeAll(loading: Loading): Promise<void> {
  const writing = await loading.writing(0);
  const ids = await remerge(writing, sorts, loading.order);
  await follow(loading.run, ids);
  await followDifferences(loading.run, ids);
}

/** Ids of all entities that the data set states, and the changed ones, which it may state no more. */
async function statedIds(
  { run, dataSet }: Loading,
  changed: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, readonly string[]>> {
  const all = new Map(changed);
  for (const { name } of kinds) {
    const rows = await run(`stated ${name}`, { dataSet });
    const stated = rows.map(([id]) => id as string);
    all.set(name, [...new Set([...stated, ...(changed.get(name) ?? [])])]);
  }
  return all;
}

/** Ids of entities by kind, of those that still exist. */
function changedIds(changes: readonly Changes[]): Map<string, readonly string[]> {
  return new Map(
    changes
      .filter(({ sort }) => sort.isKind)
      .map(({ sort, created, changed, dropped }) => [
        sort.name,
        [
          ...created.map(({ id }) => id),
          ...changed.map(({ item }) => item.id),
          ...dropped.map(({ id }) => id),
        ],
      ]),
  );
}

/** The same ids, and those of the entities whose exhaustive relations were written or dropped. */
function withEnds(
  ids: ReadonlyMap<string, readonly string[]>,
  changes: readonly Changes[],
): Map<string, readonly string[]> {
  const all = new Map([...ids].map(([kind, some]) => [kind, new Set(some)]));
  for (const { sort, created, changed, dropped } of changes) {
    if (sort.isKind || relationNamed(sort.name).exhaustiveAt !== 'TO') continue;
    for (const { id } of [...created, ...changed.map(({ item }) => item), ...dropped]) {
      const end = secondIdIn(id);
      all.get(kindOfId(end)?.name ?? '')?.add(end);
    }
  }
  return new Map([...all].map(([kind, some]) => [kind, [...some]]));
}

/** Updates what the graph derives from these entities: the sort keys of their relations, and READ_IN. */
async function follow(run: Run, ids: ReadonlyMap<string, readonly string[]>): Promise<void> {
  await followEnds(run, ids);
  await followSources(run, ids);
}

/**
 * Updates the same after records were written, only where a field was written from which it follows. A new entity had
 * no relations before, and a relation that is written takes its keys then.
 */
async function followWritten(
  run: Run,
  changes: readonly Changes[],
  written: ReadonlyMap<string, readonly WrittenRecord[]>,
): Promise<void> {
  const [bySources, byEnds] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { sort, dropped } of changes.filter((one) => one.sort.isKind)) {
    const { name } = sort;
    const kept = dropped.filter(({ others }) => others.size > 0).map(({ id }) => id);
    const idsOf = (fields: readonly string[], isOfNew: boolean) =>
      (written.get(name) ?? [])
        .filter((one) => (isOfNew || !one.isNew) && hasAny(one.fields, fields))
        .map(({ id }) => id);
    const keys = relationsWithSortIndex.filter(({ item }) => item === name);
    bySources.set(name, [...idsOf(['sources', 'datasets'], true), ...kept]);
    byEnds.set(name, [
      ...idsOf(
        keys.flatMap(({ fields }) => fields),
        false,
      ),
      ...kept,
    ]);
  }
  await followEnds(run, byEnds);
  await followSources(run, bySources);
}

function hasAny(written: readonly string[] | undefined, fields: readonly string[]): boolean {
  return written === undefined || fields.some((field) => written.includes(field));
}
