import { byPrecedence } from '../dataset/statements/precedence.js';
import { type DataSet, dataSets, keptDataSets } from '../load/data-set.js';
import type { Graph } from '../neo4j/graph.js';
import { conjuncts } from '../plan/access-path.js';
import type { Filter } from '../query/selection.js';
import type { CoveredDataSet } from './answer.js';

export interface CoverageRequest {
  /** Only these data sets. Omitted: all that are loaded. */
  readonly among?: readonly string[] | undefined;
  /** Whether this request has read nothing else, so that nothing shows whether the graph has changed. */
  readonly readsAlone?: boolean;
}

/**
 * What the data sets in the graph cover, the one whose values are shown first. A list that is complete contains
 * everything within them. Ask after the answer has been read: then it takes no statement unless the graph has changed.
 */
export async function coverageOf(
  graph: Graph,
  { among, readsAlone = false }: CoverageRequest = {},
): Promise<readonly CoveredDataSet[]> {
  const loaded = await (readsAlone ? dataSets(graph) : keptDataSets(graph));
  return loaded
    .filter(({ name }) => among === undefined || among.includes(name))
    .sort(byPrecedence)
    .map(coveredOf);
}

/** The data sets that a filter restricts its rows to. Undefined if it allows rows of any. */
export function dataSetsIn(where: Filter): readonly string[] | undefined {
  const named = conjuncts(where).flatMap(({ dataSet }) => (dataSet ?? []) as readonly string[]);
  return named.length > 0 ? named : undefined;
}

function coveredOf({ name, title, gaps, ...days }: DataSet): CoveredDataSet {
  const { publishedOn, coversFrom, coversTo } = days;
  return {
    ...{ name, title, gaps },
    publishedOn: publishedOn ?? null,
    coversFrom: coversFrom ?? null,
    coversTo: coversTo ?? null,
  };
}
