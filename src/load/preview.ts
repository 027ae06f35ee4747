import { contentHash } from '../dataset/content-hash.js';
import type { StatedValue } from '../dataset/statements/merge.js';
import type { Graph } from '../neo4j/graph.js';
import { type Changes, presentOf } from './changes.js';
import { checkNames } from './check-names.js';
import { dataSets, isUnfinished, notedCounts } from './data-set.js';
import { allChanges, itemsOf, type Loadable } from './load.js';
import type { LoadOptions } from './locked.js';
import { reading } from './run.js';
import { ensureSchema } from './schema.js';
import { type LoadResult, resultOf, rowsOf } from './summary.js';

/** What a load would do to one record of the data set. */
export interface Difference {
  readonly change: 'CREATED' | 'CHANGED' | 'REMOVED';
  readonly id: string;
  /** Of a changed record: each field with what the data set states of it in the graph, and what it states now. */
  readonly fields: readonly {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

export interface Preview extends LoadResult {
  /** The first differences, of every kind and relation in the order of the ontology. */
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
}

/** Differences that are listed: more than a person reads of them. */
export const MAX_DIFFERENCES = 100;

/**
 * What `load` would do now, or `unload` for null, and writes nothing but missing indexes. Throws what they would throw.
 */
export async function preview(
  graph: Graph,
  name: string,
  dataset: Loadable | null,
  { checkBefore }: LoadOptions = {},
): Promise<Preview> {
  const started = performance.now();
  await ensureSchema(graph);
  const present = await dataSets(graph);
  const before = present.find((one) => one.name === name);
  checkBefore?.(before);
  const run = reading(graph);
  const items = dataset ? itemsOf(dataset) : new Map();
  const noted = notedCounts(before, await isUnfinished(graph, name));
  const changes = await allChanges(run, name, items, noted);
  if (dataset && present.some((one) => one.name !== name)) await checkNames(run, name, changes);
  const differences: Difference[] = [];
  for (const one of changes) {
    const room = MAX_DIFFERENCES - differences.length;
    if (room === 0) break;
    differences.push(...(await differencesIn(graph, name, one, room)));
  }
  const differenceCount = changes.reduce((sum, one) => sum + rowsOf(one), 0);
  return { ...resultOf(changes, started), differences, differenceCount };
}

/** The first differences of one kind or relation: what is changed, then what is new, then what is removed. */
async function differencesIn(
  graph: Graph,
  dataSet: string,
  { sort, created, changed, dropped }: Changes,
  most: number,
): Promise<Difference[]> {
  const shown = changed.slice(0, most);
  const ids = shown.map(({ item }) => item.id);
  // Asked for no data set, so that what this one states is among what others do.
  const before =
    ids.length > 0 ? await presentOf(reading(graph), '', sort, ids) : new Map<string, never>();
  const differences: Difference[] = shown.map(({ item: { id, value } }) => ({
    ...{ change: 'CHANGED', id },
    fields: differingFields(before.get(id)?.others.get(dataSet) ?? {}, value),
  }));
  const fields: Difference['fields'] = [];
  for (const { id } of created) {
    if (differences.length >= most) return differences;
    differences.push({ change: 'CREATED', id, fields });
  }
  for (const { id } of dropped) {
    if (differences.length >= most) return differences;
    differences.push({ change: 'REMOVED', id, fields });
  }
  return differences;
}

function differingFields(before: StatedValue, after: StatedValue): Difference['fields'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== 'id' && hashOf(before[field]) !== hashOf(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** Neo4j keeps no empty list, so that one counts as nothing stated. */
function hashOf(value: unknown): string {
  return contentHash(Array.isArray(value) && value.length === 0 ? null : (value ?? null));
}
