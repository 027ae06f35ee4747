import type { Entity, Link } from '../dataset/dataset.js';
import { kinds, relations } from '../ontology/index.js';
import { bulkInsert } from './bulk-insert.js';
import type { Changes, LoadRecord } from './changes.js';
import { insertSmall } from './create.js';
import { followEnds } from './keys.js';
import type { Loading } from './locked.js';
import { type RecordType, recordTypeOfKind, recordTypeOfRelation } from './statement.js';
import { type Counts, rowsOf } from './summary.js';
import { addItems, dropItems, setItems } from './write.js';

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
  for (const isKind of [true, false]) {
    for (const { sort, created, changed } of changes.filter((one) => one.sort.isKind === isKind)) {
      await addItems(writing, loading.dataSet, sort, created);
      await setItems(writing, loading.dataSet, sort, changed);
    }
    await writing.settle();
  }
  await followEnds(loading.run, changes);
}
