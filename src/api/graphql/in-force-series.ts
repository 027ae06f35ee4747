import { inForceSeries as ask, type SeriesRequest } from '../../queries/series/index.js';
import type { QueryModule } from './feature.js';
import { whereIn } from './where-in.js';

/** The number of policies in force, by period. */
export const inForceSeries: QueryModule = {
  schema: 'in-force-series.graphql',
  costs: { inForceSeries: { base: () => 1_200, rows: () => 100 } },
  resolvers: {
    Query: {
      inForceSeries: (_parent, args, { graph }) => {
        const request = args as unknown as SeriesRequest;
        return ask(graph, { ...request, where: whereIn(args) });
      },
    },
  },
};
