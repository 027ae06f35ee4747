import { type DatasetMeta, datasetMeta } from '../../dataset/meta.js';
import { ArgumentError } from '../../errors.js';
import type { RowStream } from '../../neo4j/graph.js';

/** The data sets recorded in the graph. */
export async function dataSetsIn(reading: RowStream): Promise<DatasetMeta[]> {
  const found: Record<string, unknown>[] = [];
  for await (const [properties] of reading.rows(
    'MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name',
  )) {
    found.push(properties as Record<string, unknown>);
  }
  const known = Object.keys(datasetMeta.shape);
  return found.map((properties) =>
    datasetMeta.parse(
      Object.fromEntries(Object.entries(properties).filter(([name]) => known.includes(name))),
    ),
  );
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
