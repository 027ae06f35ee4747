import { type DatasetMeta, datasetMeta } from '../../dataset/meta.js';
import { ArgumentError } from '../../errors.js';
import type { RowStream } from '../../neo4j/graph.js';

/** The data sets recorded in the graph, at one moment. */
export interface ExportState {
  readonly datasets: readonly DatasetMeta[];
  /** A text that changes with every load and removal. */
  readonly stamp: string;
}

export async function stateOf(reading: RowStream): Promise<ExportState> {
  const found: Record<string, unknown>[] = [];
  for await (const [properties] of reading.rows(
    'MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name',
  )) {
    found.push(properties as Record<string, unknown>);
  }
  const known = Object.keys(datasetMeta.shape);
  return {
    datasets: found.map((properties) =>
      datasetMeta.parse(
        Object.fromEntries(Object.entries(properties).filter(([name]) => known.includes(name))),
      ),
    ),
    stamp: JSON.stringify(found.map(({ name, hash, loadedAt }) => [name, hash, loadedAt])),
  };
}

/** The data sets of an export. Throws UNKNOWN_NAME with the existing names. */
export function datasetsOf(state: ExportState, name: string | undefined): readonly DatasetMeta[] {
  if (name === undefined) return state.datasets;
  const found = state.datasets.filter((one) => one.name === name);
  if (found.length > 0) return found;
  const candidates = state.datasets.map((one) => one.name);
  throw new ArgumentError(
    'UNKNOWN_NAME',
    'dataset',
    `"${name}" is not a data set. The graph contains: ${candidates.join(', ') || '(none: the graph is empty)'}.`,
    { given: name, candidates },
  );
}
