import { type DatasetMeta, metaIn } from '../../dataset/meta.js';
import { ArgumentError } from '../../errors.js';
import type { RowStream } from '../../neo4j/graph.js';
import { kinds, relations } from '../../ontology/index.js';
import { countsStatement } from './statement.js';

/** The data sets recorded in the graph. */
export async function dataSetsIn(reading: RowStream): Promise<DatasetMeta[]> {
  const found: DatasetMeta[] = [];
  const statement = 'MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name';
  for await (const [properties] of reading.rows(statement))
    found.push(metaIn(properties as Record<string, unknown>));
  return found;
}

/** Row counts of each kind and relation: for the progress bar, to skip empty ones, and to notice a load. */
export async function countsOf(reading: RowStream): Promise<Map<string, number>> {
  const names = [...kinds, ...relations].map(({ name }) => name);
  const counts = new Map<string, number>();
  for await (const row of reading.rows(countsStatement)) {
    for (const [at, name] of names.entries()) counts.set(name, row[at] as number);
  }
  return counts;
}

/** The data sets of an export. Throws UNKNOWN_NAME with the existing names. */
export function datasetsOf(
  all: readonly DatasetMeta[],
  name: string | undefined,
): readonly DatasetMeta[] {
  if (name === undefined) return all;
  const found = all.filter((one) => one.name === name);
  if (found.length > 0) return found;
  const candidates = all.map((one) => one.name);
  throw new ArgumentError(
    'UNKNOWN_NAME',
    'dataset',
    `"${name}" is not a data set. The graph contains: ${candidates.join(', ') || '(none: the graph is empty)'}.`,
    { given: name, candidates },
  );
}
