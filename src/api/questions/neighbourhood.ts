import { z } from 'zod';
import { coverage } from '../../queries/answer.js';
import { dayArguments } from '../../queries/arguments.js';
import { coverageOf } from '../../queries/coverage.js';
import { neighbourhoodAnswer, neighbourhoodNode } from '../../queries/neighbourhood/answer.js';
import { neighbourhood as ask } from '../../queries/neighbourhood/index.js';
import { limits, neighbourhoodArguments } from '../../queries/neighbourhood/request.js';
import { asOfFrom } from '../../query/as-of.js';
import { type ResolveTree, resolveTreeOf } from '../graphql/resolve-tree.js';
import { numberIn } from '../graphql/resolver.js';
import { memoByField } from '../graphql/selection-cache.js';
import { allKinds, entitySelection, fieldsNamed } from '../graphql/selection-of.js';
import { type Question, rootField } from '../question.js';
import { asOfIn } from '../rest/as-of.js';
import { describedFields } from '../rest/entity/flat-row.js';
import { byName, itemOf } from '../rest/entity/selection.js';
import { asOfParameters, parametersFrom } from '../rest/openapi/parameters.js';
import { answers } from '../rest/representation/answers.js';
import { jsonOnly } from '../rest/representation/formats.js';
import { graphFrames } from '../rest/routes/graph-frames.js';
import { weightOfPicture } from '../rest/weights.js';

const { node: _node, ...nodeFields } = neighbourhoodNode.shape;
const body = neighbourhoodAnswer
  .extend({
    nodes: z.array(z.object({ entity: z.object(describedFields), ...nodeFields })),
    coverage,
  })
  .meta({ id: 'Neighbourhood' });

/** The surroundings of some entities. */
export const neighbourhood: Question = {
  fields: {
    neighbourhood: rootField({
      description:
        'The surroundings of some entities, to draw or to explore further. If they exceed the limit, nearer entities come first; at equal distance, the neighbours are taken from each entity in turn.',
      arguments: {
        ...neighbourhoodArguments,
        ...dayArguments,
        asOf: dayArguments.asOf.describe(
          'Only relations, policies, provisions and events that held on this day.',
        ),
      },
      answer: neighbourhoodAnswer,
      // Several relations are read for each entity that is shown.
      cost: {
        base: ({ limit }) => 800 + 40 * numberIn(limit, limits.default, limits.max),
        rows: ({ limit }) => numberIn(limit, limits.default, limits.max),
      },
      ask: ({ asOf, undated, ...request }, { graph }, info) => {
        const rows = request.limit ?? limits.default;
        const selected = memoByField(info, { rows }, () => selectionIn(resolveTreeOf(info), rows));
        return ask(graph, { ...request, ...selected, asOf: asOfFrom(asOf, undated) });
      },
    }),
  },
  routes: (api) => {
    api.get(
      '/neighbourhood',
      {
        config: { weight: weightOfPicture },
        schema: {
          operationId: 'getNeighbourhood',
          tags: ['Ties'],
          summary:
            'The surroundings of some entities. Each entity and each relation is listed once.',
          querystring: z.object({
            ...parametersFrom(neighbourhoodArguments),
            ...asOfParameters,
          }),
          response: answers('The entities and relations.', body, jsonOnly),
        },
      },
      async ({ query, graph }) => {
        const request = { ...query, asOf: asOfIn(query), node: byName, hidden: true };
        const { nodes, ...rest } = await ask(graph, request);
        const entities = nodes.map(({ node, ...own }) => ({ entity: itemOf(node), ...own }));
        return { nodes: entities, ...rest, coverage: await coverageOf(graph) };
      },
    );
    // The same in the form that panels expect.
    graphFrames(api);
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
