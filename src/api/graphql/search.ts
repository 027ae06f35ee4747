import { search as ask, type SearchRequest } from '../../queries/search/index.js';
import { asOfArguments } from './as-of.js';
import { answering, pageRows, type QueryModule } from './feature.js';
import { asksFor, nodesIn } from './selection-of.js';

/** Search in names and texts of two languages. */
export const search: QueryModule = {
  schema: 'search.graphql',
  // Full-text look-ups in several indexes, and the comparison of their hits.
  costs: { search: { base: () => 1_200, rows: pageRows } },
  resolvers: {
    Query: {
      search: answering<SearchRequest<boolean>>((request, args, { graph }, info) =>
        ask(graph, {
          ...request,
          total: asksFor(info, 'totalCount'),
          asOf: asOfArguments(args),
          node: nodesIn(info),
        }),
      ),
    },
  },
};
