import { type DataSet, dataSetNamed, dataSets as recorded } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds, relations } from '../../ontology/index.js';
import type { DataSetAnswer } from './answer.js';

/** The data sets in the graph, by name. Empty if the graph is empty. */
export async function dataSets(graph: Graph): Promise<DataSetAnswer[]> {
  return (await recorded(graph)).map(answerOf);
}

/** The data set with that name, or the only one. Throws UNKNOWN_NAME with the existing names. */
export async function dataSet(graph: Graph, name?: string | null): Promise<DataSetAnswer> {
  return answerOf(await dataSetNamed(graph, name));
}

function answerOf({ kindCounts, relationCounts, ...recorded }: DataSet): DataSetAnswer {
  return {
    ...recorded,
    description: recorded.description ?? null,
    publishedOn: recorded.publishedOn ?? null,
    coversFrom: recorded.coversFrom ?? null,
    coversTo: recorded.coversTo ?? null,
    precedence: recorded.precedence ?? null,
    // A type that the ontology has got since the load has no count yet.
    kindCounts: kinds.map(({ name }, at) => ({ kind: name, count: kindCounts[at] ?? 0 })),
    relationCounts: relations.map(({ name }, at) => ({
      relation: name,
      count: relationCounts[at] ?? 0,
    })),
  };
}
