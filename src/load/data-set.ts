import type { Dataset } from '../dataset/dataset.js';
import { metaIn } from '../dataset/meta.js';
import { UserError } from '../errors.js';
import { int, type ManagedTransaction } from '../neo4j/driver.js';
import type { Graph } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { kinds, relations as relationTypes } from '../ontology/index.js';

/** A data set as recorded in the graph. */
export interface DataSet {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly licence: string;
  readonly hash: string;
  /** The storage version of the loader that wrote it. */
  readonly encoding?: number;
  readonly loadedAt: string;
  /** Declared rank among the data sets, from 1; see byPrecedence. */
  readonly precedence?: number | null;
  /** The day on which its source was published. */
  readonly publishedOn?: string;
  /** The first and the last day that it covers. */
  readonly coversFrom?: string;
  readonly coversTo?: string;
  readonly description?: string;
  readonly gaps: readonly string[];
  /** Lines of words that mean the same, with commas between them. */
  readonly synonyms?: readonly string[];
  readonly entityCount: number;
  readonly relationCount: number;
  /** Counts, in the order of the ontology. */
  readonly kindCounts: readonly number[];
  readonly relationCounts: readonly number[];
  readonly [field: string]: unknown;
}

/** The data sets in the graph, by name. Empty if the graph is empty. */
export async function dataSets(graph: Graph): Promise<DataSet[]> {
  return dataSetsOf((await graph.read<[DataSet]>(allDataSets)).map(([one]) => one));
}

/** The same, without a statement if no answer of Neo4j has shown a change of the graph since; see Graph.readKept. */
export async function keptDataSets(graph: Graph): Promise<DataSet[]> {
  return dataSetsOf((await graph.readKept<[DataSet]>(allDataSets)).map(([one]) => one));
}

/** Data sets from the properties of their nodes. */
export function dataSetsOf(properties: readonly DataSet[]): DataSet[] {
  // Neo4j stores no empty list of a data set that was recorded without gaps.
  return properties.map((one) => ({ ...one, gaps: one.gaps ?? [] }));
}

const allDataSets = 'MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name';

/** True if a load of the data set in several transactions is under way or was broken off. */
export async function isUnfinished(graph: Graph, name: string): Promise<boolean> {
  const rows = await graph.read('MATCH (load:UnfinishedLoad {name: $name}) RETURN 1', { name });
  return rows.length > 0;
}

/** The data set with that name, or the only one. Throws UNKNOWN_NAME with the existing names. */
export async function dataSetNamed(graph: Graph, name?: string | null): Promise<DataSet> {
  return dataSetAmong(await dataSets(graph), name);
}

/** The same among data sets that were read before. */
export function dataSetAmong(present: readonly DataSet[], name?: string | null): DataSet {
  const found = name == null ? present : present.filter((one) => one.name === name);
  const [first, ...more] = found;
  if (first && more.length === 0) return first;
  const names = present.map((one) => one.name).join(', ') || '(none: the graph is empty)';
  throw new UserError(
    'UNKNOWN_NAME',
    `name: ${name == null ? 'not given, and there is not exactly one data set' : `"${name}" is not a data set`}. The graph contains: ${names}.`,
    { argument: 'name', given: name ?? null, candidates: present.map((one) => one.name) },
  );
}

/**
 * How many records of each kind and relation the graph has of a data set, as is recorded there, so that a load need not
 * scan them. Empty if nothing is recorded, if another program wrote the record, or if a load of it was broken off.
 */
export function notedCounts(
  dataSet: DataSet | undefined,
  isBrokenOff: boolean,
): ReadonlyMap<string, number> {
  const isKnown = dataSet?.encoding === STORAGE_VERSION && !isBrokenOff;
  const counts = isKnown ? [dataSet.kindCounts ?? [], dataSet.relationCounts ?? []].flat() : [];
  const sorts = [...kinds, ...relationTypes];
  if (counts.length !== sorts.length) return new Map();
  return new Map(sorts.map(({ name }, at) => [name, counts[at] ?? 0]));
}

/** Records the loaded data set, in the transaction of the load. */
export async function writeDataSet(
  transaction: Pick<ManagedTransaction, 'run'>,
  {
    meta,
    hash,
    entities,
    relations,
  }: Pick<Dataset, 'meta' | 'hash'> & {
    entities: Iterable<{ readonly kind: string }>;
    relations: Iterable<{ readonly type: string }>;
  },
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { kind } of entities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { type } of relations) counts.set(type, (counts.get(type) ?? 0) + 1);
  await noteDataSet(transaction, { meta, hash, counts });
}

/** Records how many entities and relations of each type the data set has in the graph. */
export async function noteDataSet(
  transaction: Pick<ManagedTransaction, 'run'>,
  { meta, hash, counts }: Pick<Dataset, 'meta' | 'hash'> & { counts: ReadonlyMap<string, number> },
): Promise<void> {
  const countsOf = (sorts: readonly { name: string }[]) =>
    sorts.map(({ name }) => counts.get(name) ?? 0);
  const [kindCounts, relationCounts] = [countsOf(kinds), countsOf(relationTypes)];
  const sum = (numbers: readonly number[]) => int(numbers.reduce((all, one) => all + one, 0));
  const properties = {
    ...meta,
    ...(meta.precedence === undefined ? {} : { precedence: int(meta.precedence) }),
    hash,
    encoding: int(STORAGE_VERSION),
    loadedAt: new Date().toISOString(),
    entityCount: sum(kindCounts),
    relationCount: sum(relationCounts),
    kindCounts: kindCounts.map((count) => int(count)),
    relationCounts: relationCounts.map((count) => int(count)),
  };
  // Keeps a precedence that was set in the graph and that dataset.yaml does not declare.
  await transaction.run(
    'MERGE (d:DataSet {name: $name}) WITH d, d.precedence AS before SET d = $properties SET d.precedence = coalesce(d.precedence, before)',
    { name: meta.name, properties },
  );
}

/** Notes a data set anew as it was noted, in the current storage version; when it was loaded stays. */
export async function noteAgain(
  transaction: Pick<ManagedTransaction, 'run'>,
  stored: Pick<DataSet, 'name' | 'hash' | 'loadedAt'>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await noteDataSet(transaction, { meta: metaIn(stored), hash: stored.hash, counts });
  await transaction.run('MATCH (d:DataSet {name: $name}) SET d.loadedAt = $loadedAt', {
    name: stored.name,
    loadedAt: stored.loadedAt,
  });
}

export async function removeDataSet(transaction: ManagedTransaction, name: string): Promise<void> {
  await transaction.run('MATCH (d:DataSet {name: $name}) DELETE d', { name });
}
