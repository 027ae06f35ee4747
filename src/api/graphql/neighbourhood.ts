import { neighbourhood as ask } from '../../queries/neighbourhood/index.js';
import { limits, type NeighbourhoodRequest } from '../../queries/neighbourhood/request.js';
import { asOfArguments } from './as-of.js';
import { answering, numberIn, type QueryModule } from './feature.js';
import { type ResolveTree, resolveTreeOf } from './resolve-tree.js';
import { memoByField } from './selection-cache.js';
import { allKinds, entitySelection, fieldsNamed } from './selection-of.js';

/** The surroundings of some entities. */
export const neighbourhood: QueryModule = {
  schema: 'neighbourhood.graphql',
  // Several relations are read for each entity that is shown.
  costs: {
    neighbourhood: {
      base: ({ limit }) => 800 + 40 * numberIn(limit, limits.default, limits.max),
      rows: ({ limit }) => numberIn(limit, limits.default, limits.max),
    },
  },
  resolvers: {
    Query: {
      neighbourhood: answering<NeighbourhoodRequest>((request, args, { graph }, info) => {
        const rows = request.limit ?? limits.default;
        const selected = memoByField(info, { rows }, () => selectionIn(resolveTreeOf(info), rows));
        return ask(graph, { ...request, ...selected, asOf: asOfArguments(args) });
      }),
    },
  },
};

/** The selections within a neighbourhood. */
function selectionIn(tree: ResolveTree, rows: number) {
  const nodes = fieldsNamed(tree, 'nodes');
  const below = (trees: readonly ResolveTree[], name: string) =>
    trees.flatMap((one) => fieldsNamed(one, name));
  const steps = below(fieldsNamed(tree, 'edges'), 'step');
  return {
    node: entitySelection(
      below(nodes, 'node').map(({ fieldsByTypeName }) => fieldsByTypeName),
      allKinds,
      rows,
    ),
    step: new Set(
      steps
        .flatMap(({ fieldsByTypeName }) => Object.values(fieldsByTypeName))
        .flatMap((fields) => Object.values(fields).map(({ name }) => name)),
    ),
    hidden: [...below(nodes, 'hidden'), ...below(nodes, 'hiddenCount')].length > 0,
  };
}
