import { search as ask, type Search } from '../../graph/search.js';
import { asOfArguments } from './as-of.js';
import type { Feature } from './feature.js';
import { asksFor, nodesIn } from './selection-of.js';

/** Names and texts in two languages, and how they match. */
export const search: Feature = {
  schema: 'search.graphql',
  resolvers: (graph) => ({
    Query: {
      search: (_parent, args, _context, info) =>
        ask(graph, {
          ...(args as unknown as Search<boolean>),
          total: asksFor(info, 'totalCount'),
          asOf: asOfArguments(args),
          node: nodesIn(info),
        }),
    },
  }),
};
