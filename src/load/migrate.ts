import { UserError } from '../errors.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { sorts } from './apply.js';
import { inColumns } from './columns.js';
import { type DataSet, dataSets, noteAgain } from './data-set.js';
import { followDifferences, followEnds, followSources } from './derived.js';
import { type Loading, type LoadOptions, locked } from './locked.js';
import { BATCH_SIZE, perBatchTransaction, type Writing } from './run.js';
import { dropRetired, ensureSchema, MAX_INDEX_SECONDS } from './schema.js';
import type { RecordType } from './statement.js';
import {
  countStated,
  type StatedCounts,
  type StoredRecord,
  storedProperties,
  wholeRecords,
} from './whole-records.js';

/** The names under which work on the whole graph is noted while it is unfinished. No data set may have them. */
export const MIGRATION = '(migration)';
export const RESTORE = '(restore)';

/** A day. The transaction ends when the migration does; this is for one whose program has vanished. */
const MAX_READING_MS = 86_400_000;

/** Of what storage version a graph is, compared with that of this program. */
export interface StorageState {
  readonly state: 'EMPTY' | 'CURRENT' | 'OLDER' | 'NEWER';
  /** The lowest and the highest storage version of its data sets. 0 where a data set has none. */
  readonly oldest: number;
  readonly newest: number;
}

export function storageStateOf(present: readonly Pick<DataSet, 'encoding'>[]): StorageState {
  const versions = present.map(({ encoding }) => encoding ?? 0);
  const [oldest, newest] = [Math.min(...versions), Math.max(...versions)];
  if (versions.length === 0) return { state: 'EMPTY', oldest: 0, newest: 0 };
  const state = newest > STORAGE_VERSION ? 'NEWER' : oldest < STORAGE_VERSION ? 'OLDER' : 'CURRENT';
  return { state, oldest, newest };
}

/** Throws GRAPH_UNAVAILABLE if a later version of this program wrote the graph: what it means may have changed. */
export function refuseNewer({ state, newest }: StorageState): void {
  if (state !== 'NEWER') return;
  throw new UserError(
    'GRAPH_UNAVAILABLE',
    `The graph was written by a later version of this program (storage version ${newest}; this one reads up to ${STORAGE_VERSION}). Start that version or a later one, or name another graph with DATA_DIR or NEO4J_URI.`,
  );
}

/**
 * Throws GRAPH_UNAVAILABLE if the graph is not what this program would write: newer, older, or half restored. Names
 * the command that helps.
 */
export async function requireCurrent(graph: Graph): Promise<void> {
  const storage = storageStateOf(await dataSets(graph));
  refuseNewer(storage);
  if ((await unfinishedLoads(graph)).includes(RESTORE))
    throw new UserError(
      'GRAPH_UNAVAILABLE',
      'A backup is being restored into this graph, or its restore was broken off. Wait for its end, or run policy-graph restore FILE again.',
    );
  if (storage.state === 'OLDER')
    throw new UserError(
      'GRAPH_UNAVAILABLE',
      `The graph was written by an earlier version of this program (storage version ${storage.oldest}; this one has ${STORAGE_VERSION}). Bring it up to date with policy-graph migrate, which needs no other files.`,
    );
}

/** Names of loads, restores and migrations that have begun and not ended. */
export async function unfinishedLoads(graph: Graph): Promise<string[]> {
  const rows = await graph.read<[string]>(
    'MATCH (load:UnfinishedLoad) RETURN load.name ORDER BY load.name',
  );
  return rows.map(([name]) => name);
}

export interface Migrated {
  readonly from: number;
  readonly to: number;
  readonly records: number;
  readonly rewritten: number;
}

/**
 * Brings a graph of an earlier storage version to the current one from what data sets state in it, without their files,
 * makes missing indexes, and drops those of earlier versions. In one transaction if that fits in Neo4j's memory. A
 * larger one may be broken off and run again: what has been rewritten is not written twice. Undefined if there is
 * nothing to do. Throws GRAPH_UNAVAILABLE for a newer graph.
 */
export async function migrate(
  graph: Graph,
  options: LoadOptions = {},
): Promise<Migrated | undefined> {
  const storage = storageStateOf(await dataSets(graph));
  refuseNewer(storage);
  await ensureSchema(graph, MAX_INDEX_SECONDS);
  await dropRetired(graph);
  if (storage.state !== 'OLDER') return undefined;
  return locked(graph, { name: MIGRATION }, options, async (loading) => {
    const present = await dataSets(graph);
    const records = await recordsIn(graph);
    const writing = await loading.writing(records);
    const { counts, ids, rewritten } = await rewriteAll(graph, loading, writing);
    // What follows from all entities is as much as they are.
    const run = loading.isAtOnce(records) ? loading.run : perBatchTransaction(graph);
    await followEnds(run, ids);
    await followSources(run, ids);
    if (present.length > 1) await followDifferences(run, ids);
    for (const one of present)
      await noteAgain(loading.transaction, one, counts.get(one.name) ?? new Map());
    return { from: storage.oldest, to: STORAGE_VERSION, records, rewritten };
  });
}

/** The number of entities and relations, from Neo4j's count store. */
async function recordsIn(graph: Graph): Promise<number> {
  const counted = sorts.map(({ name, isKind }) =>
    isKind ? `COUNT { (:${name}) }` : `COUNT { ()-[:${name}]->() }`,
  );
  const [row] = await graph.read<[number]>(`RETURN ${counted.join(' + ')} AS records`);
  return row?.[0] ?? 0;
}

interface Rewritten {
  readonly counts: StatedCounts;
  /** Ids of all entities by kind: what follows from them is derived anew, also where a run before wrote them. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly rewritten: number;
}

/** Entities come before relations, which keep values of their ends. */
async function rewriteAll(graph: Graph, { order }: Loading, writing: Writing): Promise<Rewritten> {
  const counts: StatedCounts = new Map();
  const ids = new Map<string, string[]>();
  let rewritten = 0;
  const reading = await graph.openRowStream(MAX_READING_MS);
  const set = async (sort: RecordType, batch: readonly StoredRecord[]) => {
    const rows = batch
      .map((record) => ({ record, properties: storedProperties(sort, record, order) }))
      .filter(({ record, properties }) => record.hash !== properties.hash)
      .map(({ properties }) => properties);
    rewritten += rows.length;
    if (rows.length > 0)
      await writing.write(`set ${sort.name}`, inColumns(sort.name, rows), rows.length);
  };
  try {
    for (const sort of sorts) {
      let batch: StoredRecord[] = [];
      const own: string[] = [];
      for await (const record of wholeRecords(reading, sort)) {
        if (sort.isKind) own.push(record.id);
        countStated(counts, sort, record);
        // Nobody has derived anything of a record that was written by hand, and it may have further properties.
        if (!record.unattributed) batch.push(record);
        if (batch.length < BATCH_SIZE) continue;
        await set(sort, batch);
        batch = [];
      }
      await set(sort, batch);
      if (sort.isKind) ids.set(sort.name, own);
      await writing.settle();
    }
  } finally {
    await reading.close();
  }
  return { counts, ids, rewritten };
}
