import type { Dataset } from '../dataset/dataset.js';
import { UserError } from '../errors.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { addAll, apply, itemOf, type Sequence, sorts } from './apply.js';
import { type Changes, changesIn, changesOf, type LoadRecord } from './changes.js';
import { checkNames } from './check-names.js';
import {
  type DataSet,
  dataSets,
  isUnfinished,
  notedCounts,
  removeDataSet,
  writeDataSet,
} from './data-set.js';
import { type LoadOptions, locked } from './locked.js';
import { isEmpty, type Run, reading, whereNothingIs } from './run.js';
import { ensureSchema } from './schema.js';
import type { RecordType } from './statement.js';
import { type LoadResult, resultOf, rowsOf } from './summary.js';

export type { LoadOptions } from './locked.js';
export type { Counts, LoadResult } from './summary.js';

/** A data set, or one whose entities and relations are generated on demand. */
export type Loadable = Pick<Dataset, 'meta' | 'hash'> & {
  readonly [part in 'entities' | 'relations']: Sequence<Dataset[part][number]>;
};

/**
 * Makes the graph contain exactly what the data set states, besides what other data sets state. All in one
 * transaction if that fits in Neo4j's memory, so that a reader sees either the old or the new data. Loading the same
 * data set again writes nothing. Throws BAD_DATA if it uses an id for another thing than a data set in the graph.
 */
export async function load(
  graph: Graph,
  dataset: Loadable,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const started = performance.now();
  const { name } = dataset.meta;
  await ensureSchema(graph);
  const present = (await dataSets(graph)).find((one) => one.name === name);
  if (isNoted(present, dataset) && !(await isUnfinished(graph, name))) {
    options.checkBefore?.(present);
    const noted = notedCounts(present, false);
    const changes = await allChanges(reading(graph), name, itemsOf(dataset), noted).catch(
      unlessChanged,
    );
    if (changes?.every((one) => rowsOf(one) === 0)) return resultOf(changes, started);
  }
  return locked(graph, dataset.meta, options, async (loading) => {
    const { present } = loading;
    if (present.length === 0 && (await isEmpty(loading.transaction))) {
      const counts = await addAll(loading, dataset.entities, dataset.relations);
      await writeDataSet(loading.transaction, dataset);
      return { ...counts, milliseconds: performance.now() - started };
    }
    const before = present.find((one) => one.name === name);
    const noted = notedCounts(before, loading.isResumed);
    const changes = await allChanges(loading.run, name, itemsOf(dataset), noted);
    if (loading.severalDataSets) await checkNames(loading.run, name, changes);
    await apply(loading, changes);
    await writeDataSet(loading.transaction, dataset);
    return resultOf(changes, started);
  });
}

/** Removes a data set from the graph: what only it states is deleted, the rest stays. */
export async function unload(
  graph: Graph,
  name: string,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const started = performance.now();
  return locked(graph, { name }, options, async (loading) => {
    const changes = await allChanges(loading.run, name, new Map());
    await apply(loading, changes);
    await removeDataSet(loading.transaction, name);
    return resultOf(changes, started);
  });
}

/**
 * True if the graph lacks the data set, or has an older version, another storage version, or other content, or if a
 * load of it was broken off.
 */
export async function needsLoad(graph: Graph, { meta, hash }: Dataset): Promise<boolean> {
  const present = (await dataSets(graph)).find(({ name }) => name === meta.name);
  if (!present || (await isUnfinished(graph, meta.name))) return true;
  return (
    byVersion(present.version, meta.version) < 0 ||
    (present.version === meta.version &&
      (present.hash !== hash || present.encoding !== STORAGE_VERSION))
  );
}

/** Other loads that end while a large data set is compared do no harm: it is compared again when they are kept out. */
function unlessChanged(error: unknown): undefined {
  if (!(error instanceof UserError && error.code === 'GRAPH_CHANGED')) throw error;
}

/** True if the graph records that it has exactly this data set. */
function isNoted(present: DataSet | undefined, { meta, hash }: Loadable): boolean {
  return (
    present?.version === meta.version &&
    present.hash === hash &&
    present.encoding === STORAGE_VERSION
  );
}

/** The records of a data set by type and id. If an id occurs twice, the last record counts. */
export function itemsOf({ entities, relations }: Loadable): Map<string, Map<string, LoadRecord>> {
  const items = new Map(sorts.map(({ name }) => [name, new Map<string, LoadRecord>()]));
  for (const { kind, value } of entities) items.get(kind)?.set(value.id, { id: value.id, value });
  for (const link of relations) items.get(link.type)?.set(link.id, itemOf(link));
  return items;
}

/**
 * Maximum number of records of a kind or relation that are looked up by their ids. More are found sooner by reading all
 * records of that kind, of which less is sent.
 */
const MAX_LOOKED_UP = 1_000;

/**
 * Compares a data set with what the graph has of it, given how many records of each kind and relation that is, where it
 * is known.
 */
export async function allChanges(
  run: Run,
  dataSet: string,
  items: ReadonlyMap<string, ReadonlyMap<string, LoadRecord>>,
  noted: ReadonlyMap<string, number> = new Map(),
): Promise<Changes[]> {
  const changes: Changes[] = [];
  for (const sort of sorts) {
    const some = [...(items.get(sort.name)?.values() ?? [])];
    const count = noted.get(sort.name);
    changes.push(
      (await ifNothingDropped(run, dataSet, sort, some, count)) ??
        (await changesOf(count === 0 ? whereNothingIs : run, dataSet, sort, some)),
    );
  }
  return changes;
}

/**
 * The changes of a few records, by their ids. Undefined if the graph has more of the data set than those, which are to
 * be dropped, or if nobody knows.
 */
async function ifNothingDropped(
  run: Run,
  dataSet: string,
  sort: RecordType,
  items: readonly LoadRecord[],
  count: number | undefined,
): Promise<Changes | undefined> {
  if (!count || items.length < count || items.length > MAX_LOOKED_UP) return undefined;
  const changes = await changesIn(run, dataSet, sort, items, []);
  return items.length - changes.created.length === count ? changes : undefined;
}

/** Negative if the first version is older. */
export function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [
    number[],
    number[],
  ];
  return (
    left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0
  );
}
