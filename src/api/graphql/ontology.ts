import { type DataSet, dataSetNamed } from '../../graph/data-set.js';
import { kinds, relations } from '../../ontology/index.js';
import { ontologyAsData } from '../ontology-as-data.js';
import type { Feature } from './feature.js';

/** The ontology and the data set as data. */
export const ontology: Feature = {
  schema: 'ontology.graphql',
  resolvers: (graph) => ({
    DataSet: {
      kindCounts: (parent) =>
        pairs(kinds, (parent as DataSet).kindCounts).map(([kind, count]) => ({ kind, count })),
      relationCounts: (parent) =>
        pairs(relations, (parent as DataSet).relationCounts).map(([relation, count]) => ({
          relation,
          count,
        })),
    },
    Query: {
      ontology: () => ontologyAsData,
      dataSet: (_parent, { name }) => dataSetNamed(graph, name as string | null | undefined),
    },
  }),
};

function pairs(named: readonly { readonly name: string }[], counts: readonly number[]) {
  return named.map(({ name }, at) => [name, counts[at] ?? 0] as const);
}
