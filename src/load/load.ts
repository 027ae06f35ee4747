import type { Dataset } from '../dataset/dataset.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { addAll, apply, itemOf, type Sequence, sorts } from './apply.js';
import { type Changes, changesOf, type LoadRecord } from './changes.js';
import { checkNames } from './check-names.js';
import { type DataSet, dataSets, removeDataSet, sortsWithout, writeDataSet } from './data-set.js';
import { type LoadOptions, locked } from './locked.js';
import { isEmpty, type Run, reading, whereNothingIs } from './run.js';
import { ensureSchema } from './schema.js';
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
  const noted = await notedOf(graph, dataset);
  if (noted) {
    const brokenOff = await graph.read('MATCH (load:UnfinishedLoad {name: $name}) RETURN 1', {
      name,
    });
    const without = sortsWithout(noted, brokenOff.length > 0);
    const changes = await allChanges(reading(graph), name, itemsOf(dataset), without);
    if (changes.every((one) => rowsOf(one) === 0)) return resultOf(changes, started);
  }
  return locked(graph, dataset.meta, options, async (loading) => {
    const { present } = loading;
    if (present.length === 0 && (await isEmpty(loading.transaction))) {
      const counts = await addAll(loading, dataset.entities, dataset.relations);
      await writeDataSet(loading.transaction, dataset);
      return { ...counts, milliseconds: performance.now() - started };
    }
    const before = present.find((one) => one.name === name);
    const without = sortsWithout(before, loading.isResumed);
    const changes = await allChanges(loading.run, name, itemsOf(dataset), without);
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

/** True if the graph lacks the data set, or has an older version, another storage version, or other content. */
export async function needsLoad(graph: Graph, { meta, hash }: Dataset): Promise<boolean> {
  const present = (await dataSets(graph)).find(({ name }) => name === meta.name);
  if (!present) return true;
  return (
    byVersion(present.version, meta.version) < 0 ||
    (present.version === meta.version &&
      (present.hash !== hash || present.encoding !== STORAGE_VERSION))
  );
}

/** The record of exactly this data set. Undefined if the graph has none, or one of other content. */
async function notedOf(graph: Graph, { meta, hash }: Loadable): Promise<DataSet | undefined> {
  const present = (await dataSets(graph)).find(({ name }) => name === meta.name);
  const isSame = present?.version === meta.version && present.hash === hash;
  return isSame && present.encoding === STORAGE_VERSION ? present : undefined;
}

/** By type and id. If an id occurs twice, the last record counts. */
function itemsOf({ entities, relations }: Loadable): Map<string, Map<string, LoadRecord>> {
  const items = new Map(sorts.map(({ name }) => [name, new Map<string, LoadRecord>()]));
  for (const { kind, value } of entities) items.get(kind)?.set(value.id, { id: value.id, value });
  for (const link of relations) items.get(link.type)?.set(link.id, itemOf(link));
  return items;
}

async function allChanges(
  run: Run,
  dataSet: string,
  items: ReadonlyMap<string, ReadonlyMap<string, LoadRecord>>,
  without: ReadonlySet<string> = new Set(),
): Promise<Changes[]> {
  const changes: Changes[] = [];
  for (const sort of sorts) {
    const some = [...(items.get(sort.name)?.values() ?? [])];
    const asking = without.has(sort.name) ? whereNothingIs : run;
    changes.push(await changesOf(asking, dataSet, sort, some));
  }
  return changes;
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
