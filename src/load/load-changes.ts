import { contentHash } from '../dataset/content-hash.js';
import type { ChangeSet } from '../dataset/dataset.js';
import { UserError } from '../errors.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { kindOfId, kinds, relations } from '../ontology/index.js';
import { apply, itemOf, sorts } from './apply.js';
import { type Changes, changesIn, type LoadRecord } from './changes.js';
import { checkEnds, checkReferences } from './check-changes.js';
import { checkNames } from './check-names.js';
import { type DataSet, dataSetAmong, noteDataSet } from './data-set.js';
import { byVersion } from './load.js';
import { type Loading, type LoadOptions, locked } from './locked.js';
import { readingIn } from './run.js';
import { ensureSchema } from './schema.js';
import { type LoadResult, resultOf } from './summary.js';

/**
 * Applies changes to a data set that is in the graph. It reads only the records that the changes name, so the cost
 * depends on the size of the changes, not of the graph. Throws BAD_DATA if the changes do not fit the graph; then
 * nothing is written.
 */
export async function loadChanges(
  graph: Graph,
  changeSet: ChangeSet,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const started = performance.now();
  const { meta } = changeSet;
  await ensureSchema(graph);
  let written: { readonly hash: string; readonly result: LoadResult } | undefined;
  return locked(graph, meta, options, async (loading) => {
    const present = dataSetAmong(loading.present, meta.name);
    // Neo4j went away while it committed, and the driver tries again what was written.
    if (written?.hash === present.hash) return written.result;
    checkVersion(present, meta.version);
    const changes = await changesNamed(loading, changeSet);
    await checkEnds(loading.transaction, changes);
    if (loading.severalDataSets) await checkNames(loading.run, meta.name, changes);
    await apply(loading, changes);
    // The hash of the whole data set is unknown here. The next full load compares everything and records its own hash.
    const hash = contentHash([present.hash, changeSet.hash]);
    const counts = countsAfter(present, changes);
    await noteDataSet(loading.transaction, { meta, hash, counts });
    written = { hash, result: resultOf(changes, started) };
    return written.result;
  });
}

/** What the changes mean for each record type. All questions are sent at once, as none depends on another. */
async function changesNamed({ run, transaction }: Loading, changeSet: ChangeSet) {
  const items = itemsOf(changeSet);
  const removed = removedBySort(changeSet.removed);
  const checked = checkReferences(readingIn(transaction), changeSet);
  const asked = sorts.flatMap((sort) => {
    const [some, gone] = [items.get(sort.name) ?? [], removed.get(sort.name) ?? []];
    if (some.length + gone.length === 0) return [];
    return [changesIn(run, changeSet.meta.name, sort, some, gone)];
  });
  const [, ...changes] = await Promise.all([checked, ...asked]);
  return changes;
}

function checkVersion(present: DataSet, version: string): void {
  if (present.encoding !== STORAGE_VERSION)
    throw new UserError(
      'BAD_DATA',
      `${present.name} was loaded by an older version of this program. Load it completely first: policy-graph load FOLDER.`,
    );
  if (byVersion(present.version, version) >= 0)
    throw new UserError(
      'BAD_DATA',
      `version: ${version} is not above ${present.version}, which is in the graph. Changes need a new version; write a higher one in dataset.yaml.`,
    );
}

function itemsOf({ entities, relations: links }: ChangeSet): Map<string, LoadRecord[]> {
  const items = new Map<string, LoadRecord[]>();
  const add = (name: string, item: LoadRecord) => {
    const some = items.get(name);
    if (some) some.push(item);
    else items.set(name, [item]);
  };
  for (const { kind, value } of entities) add(kind, { id: value.id, value });
  for (const link of links) add(link.type, itemOf(link));
  return items;
}

/** The prefix of an id gives its record type. */
function removedBySort(ids: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const first = id.split(':')[0]?.toUpperCase();
    const sort = kindOfId(id) ?? relations.find(({ name }) => name === first);
    if (!sort)
      throw new UserError(
        'BAD_DATA',
        `removed.yaml: "${id}" is not the id of an entity or relation. The id of an entity is such as company:some-name, that of a relation such as issued:agency:a>policy:b.`,
      );
    found.set(sort.name, [...(found.get(sort.name) ?? []), id]);
  }
  return found;
}

function countsAfter(present: DataSet, changes: readonly Changes[]): Map<string, number> {
  const counts = new Map<string, number>([
    ...kinds.map(({ name }, at) => [name, present.kindCounts[at] ?? 0] as const),
    ...relations.map(({ name }, at) => [name, present.relationCounts[at] ?? 0] as const),
  ]);
  for (const { sort, created, dropped } of changes)
    counts.set(sort.name, (counts.get(sort.name) ?? 0) + created.length - dropped.length);
  return counts;
}
