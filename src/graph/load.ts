import type { Dataset } from '../dataset/dataset.js';
import { kinds, relations } from '../ontology/index.js';
import type { Graph } from './connect.js';
import { dataSets, removeDataSet, writeDataSet } from './data-set.js';
import { type Changes, changesOf, dropItems, type Item, writeItems } from './load/changes.js';
import { encoding } from './load/encode.js';
import { followEnds } from './load/keys.js';
import { inTransaction, isEmpty, type Run, reading, whereNothingIs } from './load/run.js';
import { ensureSchema } from './load/schema.js';
import { type Sort, sortOfKind, sortOfRelation } from './load/statement.js';

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface LoadResult {
  readonly entities: Counts;
  readonly relations: Counts;
  readonly milliseconds: number;
}

export interface LoadOptions {
  /** Called with the number of rows written so far and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Makes the graph state just what the data set states, beside what other data sets do. All in one transaction: a
 * reader sees the old data or the new. Loading the same again writes nothing.
 */
export async function load(
  graph: Graph,
  dataset: Dataset,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const started = performance.now();
  await ensureSchema(graph);
  const changes = (await isLoaded(graph, dataset))
    ? await allChanges(reading(graph), dataset.meta.name, itemsOf(dataset))
    : await inTransaction(graph, async (run, transaction) => {
        // One loader at a time: two that state the same entity would each miss what the other says of it.
        await transaction.run("MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true");
        const known = (await isEmpty(transaction)) ? whereNothingIs(run) : run;
        const found = await allChanges(known, dataset.meta.name, itemsOf(dataset));
        await apply(known, dataset.meta.name, found, options);
        await writeDataSet(transaction, dataset);
        await transaction.run("MATCH (lock:LoadLock {name: 'load'}) DELETE lock");
        return found;
      });
  return resultOf(changes, performance.now() - started);
}

/** Takes a data set out of the graph: what it alone states goes, the rest stays. */
export async function unload(graph: Graph, name: string): Promise<LoadResult> {
  const started = performance.now();
  const changes = await inTransaction(graph, async (run, transaction) => {
    await transaction.run("MERGE (lock:LoadLock {name: 'load'}) SET lock.taken = true");
    const found = await allChanges(run, name, new Map());
    await apply(run, name, found, {});
    await removeDataSet(transaction, name);
    await transaction.run("MATCH (lock:LoadLock {name: 'load'}) DELETE lock");
    return found;
  });
  return resultOf(changes, performance.now() - started);
}

/** True when the graph lacks the data set, holds an older version, or the same otherwise written or with other content. */
export async function needsLoad(graph: Graph, { meta, hash }: Dataset): Promise<boolean> {
  const present = (await dataSets(graph)).find(({ name }) => name === meta.name);
  if (!present) return true;
  return (
    byVersion(present.version, meta.version) < 0 ||
    (present.version === meta.version && (present.hash !== hash || present.encoding !== encoding))
  );
}

async function isLoaded(graph: Graph, dataset: Dataset): Promise<boolean> {
  const present = (await dataSets(graph)).find(({ name }) => name === dataset.meta.name);
  if (present?.version !== dataset.meta.version || present.hash !== dataset.hash) return false;
  if (present.encoding !== encoding) return false;
  const changes = await allChanges(reading(graph), dataset.meta.name, itemsOf(dataset));
  return changes.every(
    ({ created, changed, dropped }) => created.length + changed.length + dropped.length === 0,
  );
}

const sorts: readonly Sort[] = [
  ...kinds.map(({ name }) => sortOfKind(name)),
  ...relations.map(({ name }) => sortOfRelation(name)),
];

function itemsOf({ entities, relations: links }: Dataset): Map<string, Item[]> {
  const items = new Map<string, Item[]>(sorts.map(({ name }) => [name, []]));
  for (const { kind, value } of entities) {
    items.get(kind)?.push({ id: value.id, value });
  }
  for (const { type, id, value } of links) {
    const { from, to, ...rest } = value;
    items.get(type)?.push({ id, from, to, value: rest });
  }
  return items;
}

async function allChanges(
  run: Run,
  dataSet: string,
  items: ReadonlyMap<string, Item[]>,
): Promise<Changes[]> {
  const changes: Changes[] = [];
  for (const sort of sorts)
    changes.push(await changesOf(run, dataSet, sort, items.get(sort.name) ?? []));
  return changes;
}

/** Relations go before the nodes that they hang on, and come after them. */
async function apply(
  run: Run,
  dataSet: string,
  changes: readonly Changes[],
  { onProgress }: LoadOptions,
): Promise<void> {
  const total = changes.reduce(
    (sum, { created, changed, dropped }) => sum + created.length + changed.length + dropped.length,
    0,
  );
  let done = 0;
  const step = (rows: number) => {
    done += rows;
    onProgress?.(done, total);
  };
  for (const { sort, dropped } of [...changes].reverse()) {
    await dropItems(run, dataSet, sort, dropped);
    step(dropped.length);
  }
  for (const { sort, created, changed } of changes) {
    await writeItems(run, dataSet, sort, [...created, ...changed]);
    step(created.length + changed.length);
  }
  await followEnds(run, changes);
}

function resultOf(changes: readonly Changes[], milliseconds: number): LoadResult {
  const counts = (some: readonly Changes[]): Counts => ({
    created: some.reduce((sum, one) => sum + one.created.length, 0),
    changed: some.reduce((sum, one) => sum + one.changed.length, 0),
    unchanged: some.reduce((sum, one) => sum + one.unchanged, 0),
    removed: some.reduce((sum, one) => sum + one.dropped.length, 0),
  });
  return {
    entities: counts(changes.filter(({ sort }) => sort.isKind)),
    relations: counts(changes.filter(({ sort }) => !sort.isKind)),
    milliseconds,
  };
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [
    number[],
    number[],
  ];
  return (
    left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0
  );
}
