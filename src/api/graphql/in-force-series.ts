import { inForceSeries as ask, type SeriesRequest } from '../../queries/series/index.js';
import { answering, type QueryModule } from './feature.js';
import { whereIn } from './where-in.js';

/** The number of policies in force, by period. */
export const inForceSeries: QueryModule = {
  schema: 'in-force-series.graphql',
  costs: { inForceSeries: { base: () => 1_200, rows: () => 100 } },
  resolvers: {
    Query: {
      inForceSeries: answering<SeriesRequest>((request, args, { graph }) =>
        ask(graph, { ...request, where: whereIn(args) }),
      ),
    },
  },
};
