import type { Dataset } from '../dataset/dataset.js';
import { UserError } from '../errors.js';
import { int, type ManagedTransaction } from '../neo4j/driver.js';
import type { Graph, Parameters, Row } from '../neo4j/graph.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { kinds, relations as relationTypes } from '../ontology/index.js';

/** What the graph says of a data set that is in it. */
export interface DataSet {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly hash: string;
  /** The loader's way of writing, as of the last load. */
  readonly encoding?: number;
  readonly loadedAt: string;
  readonly gaps: readonly string[];
  readonly entityCount: number;
  readonly relationCount: number;
  /** In the order of the ontology's kinds and relations. */
  readonly kindCounts: readonly number[];
  readonly relationCounts: readonly number[];
  readonly [field: string]: unknown;
}

/** The data sets in the graph, by name; none when it is empty. */
export async function dataSets(graph: Graph): Promise<DataSet[]> {
  const rows = await graph.read('MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name');
  return rows.map(
    ([properties]) => ({ gaps: [], ...(properties as object) }) as unknown as DataSet,
  );
}

/** The data set of that name, or the only one. Throws UNKNOWN_NAME with those that there are. */
export async function dataSetNamed(graph: Graph, name?: string | null): Promise<DataSet> {
  const present = await dataSets(graph);
  const found = name == null ? present : present.filter((one) => one.name === name);
  const [first, ...more] = found;
  if (first && more.length === 0) return first;
  const names = present.map((one) => one.name).join(', ') || '(none: the graph is empty)';
  throw new UserError(
    'UNKNOWN_NAME',
    `name: ${name == null ? 'left out, and there is not exactly one data set' : `"${name}" is no data set`}. In the graph are: ${names}.`,
    { argument: 'name', given: name ?? null, candidates: present.map((one) => one.name) },
  );
}

/**
 * The kinds and relations of which the graph notes that a data set states none, so that nobody has to look through them
 * all. None where nothing is noted, where another program noted it, or where a load of it was broken off.
 */
export async function sortsWithout(
  read: (statement: string, parameters: Parameters) => Promise<readonly Row[]>,
  name: string,
): Promise<ReadonlySet<string>> {
  const [row] = await read(
    `MATCH (d:DataSet {name: $name, encoding: $encoding}) WHERE NOT EXISTS { MATCH (:UnfinishedLoad {name: $name}) }
    RETURN d.kindCounts, d.relationCounts`,
    { name, encoding: int(STORAGE_VERSION) },
  );
  const counts = (row ?? []).flat();
  const sorts = [...kinds, ...relationTypes];
  if (counts.length !== sorts.length) return new Set();
  return new Set(sorts.filter((_, at) => counts[at] === 0).map((sort) => sort.name));
}

/** Notes in the load's own transaction what has been loaded. */
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

/** Notes what is in the graph of a data set: how many of each kind and relation. */
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
    hash,
    encoding: int(STORAGE_VERSION),
    loadedAt: new Date().toISOString(),
    entityCount: sum(kindCounts),
    relationCount: sum(relationCounts),
    kindCounts: kindCounts.map((count) => int(count)),
    relationCounts: relationCounts.map((count) => int(count)),
  };
  await transaction.run('MERGE (d:DataSet {name: $name}) SET d = $properties', {
    name: meta.name,
    properties,
  });
}

export async function removeDataSet(transaction: ManagedTransaction, name: string): Promise<void> {
  await transaction.run('MATCH (d:DataSet {name: $name}) DELETE d', { name });
}
