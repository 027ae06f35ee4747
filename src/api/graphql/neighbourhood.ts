import type { ResolveTree } from 'graphql-parse-resolve-info';
import { limits } from '../../graph/neighbourhood/asked.js';
import { neighbourhood as ask, type NeighbourhoodRequest } from '../../graph/neighbourhood.js';
import { asOfArguments } from './as-of.js';
import type { Feature } from './feature.js';
import { allKinds, asksBelow, entitySelection, treeOf } from './selection-of.js';

/** What lies around some entities, as a picture draws it. */
export const neighbourhood: Feature = {
  schema: 'neighbourhood.graphql',
  resolvers: (graph) => ({
    Query: {
      neighbourhood: (_parent, args, _context, info) => {
        const request = args as unknown as NeighbourhoodRequest;
        const entities = below(below([treeOf(info)], 'nodes'), 'node');
        return ask(graph, {
          ...request,
          asOf: asOfArguments(args),
          node: entitySelection(
            entities.map((tree) => tree.fieldsByTypeName),
            allKinds,
            request.limit ?? limits.usual,
          ),
          sources: asksBelow(info, 'sources'),
          hidden: asksBelow(info, 'hidden') || asksBelow(info, 'hiddenCount'),
        });
      },
    },
  }),
};

/** The fields of a name right below some trees of a selection. */
function below(trees: readonly ResolveTree[], name: string): ResolveTree[] {
  return trees
    .flatMap(({ fieldsByTypeName }) => Object.values(fieldsByTypeName))
    .flatMap((fields) => Object.values(fields))
    .filter((field) => field.name === name);
}
