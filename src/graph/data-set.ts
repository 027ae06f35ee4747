import { int, type ManagedTransaction } from 'neo4j-driver';
import type { Dataset } from '../dataset/dataset.js';
import type { Graph } from './connect.js';
import { encoding } from './load/encode.js';

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
  readonly [field: string]: unknown;
}

/** The data sets in the graph, by name; none when it is empty. */
export async function dataSets(graph: Graph): Promise<DataSet[]> {
  const rows = await graph.read('MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name');
  return rows.map(
    ([properties]) => ({ gaps: [], ...(properties as object) }) as unknown as DataSet,
  );
}

/** Notes in the load's own transaction what has been loaded. */
export async function writeDataSet(
  transaction: ManagedTransaction,
  { meta, hash, entities, relations }: Dataset,
): Promise<void> {
  const properties = {
    ...meta,
    hash,
    encoding: int(encoding),
    loadedAt: new Date().toISOString(),
    entityCount: int(entities.length),
    relationCount: int(relations.length),
  };
  await transaction.run('MERGE (d:DataSet {name: $name}) SET d = $properties', {
    name: meta.name,
    properties,
  });
}

export async function removeDataSet(transaction: ManagedTransaction, name: string): Promise<void> {
  await transaction.run('MATCH (d:DataSet {name: $name}) DELETE d', { name });
}
