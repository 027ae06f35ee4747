import type { GraphQLResolveInfo } from 'graphql';
import { paths as ask } from '../../queries/paths/index.js';
import { hops, type PathRequest, size } from '../../queries/paths/request.js';
import type { EntitySelection } from '../../query/selection.js';
import { asOfArguments } from './as-of.js';
import { answering, numberIn, type QueryModule } from './feature.js';
import { resolveTreeOf } from './resolve-tree.js';
import { allKinds, asksBelow, entitySelection, fieldsNamed } from './selection-of.js';

/** How one entity is connected to another. */
export const paths: QueryModule = {
  schema: 'paths.graphql',
  // A search between two hubs reads up to 400,000 relations.
  costs: {
    paths: {
      base: () => 2_000,
      rows: ({ first, maxHops }) =>
        numberIn(first, size.usual, size.most) * numberIn(maxHops, hops.usual, hops.most),
    },
  },
  resolvers: {
    Query: {
      paths: answering<PathRequest>((request, args, { graph }, info) =>
        ask(graph, {
          ...request,
          asOf: asOfArguments(args),
          node: nodesOf(request, info),
          sources: asksBelow(info, 'sources'),
        }),
      ),
    },
  },
};

/** The selections of the entities along the paths. Undefined if nothing is selected. */
function nodesOf({ first, maxHops }: PathRequest, info: GraphQLResolveInfo) {
  const nodes = fieldsNamed(resolveTreeOf(info), 'paths').flatMap((path) =>
    fieldsNamed(path, 'nodes'),
  );
  if (nodes.length === 0) return undefined;
  const rows = (first ?? size.usual) * (maxHops ?? 0) + 2;
  const selected = nodes.map((node) => node.fieldsByTypeName);
  return entitySelection(selected, allKinds, rows) satisfies EntitySelection;
}
