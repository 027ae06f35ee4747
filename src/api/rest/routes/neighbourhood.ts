import { z } from 'zod';
import { neighbourhood as ask } from '../../../queries/neighbourhood/index.js';
import { byName, itemOf } from '../entity/selection.js';
import type { RestModule } from '../module.js';
import { around, aroundParameters, neighbourhoodSchema } from '../neighbourhood.js';
import { answers } from '../representation/answers.js';
import { jsonOnly } from '../representation/formats.js';
import { weightOfPicture } from '../weights.js';

/** The route for the neighbourhood of some entities. graph-frames.ts returns it in the form that panels expect. */
export const neighbourhood: RestModule = (api) => {
  api.get(
    '/neighbourhood',
    {
      config: { weight: weightOfPicture },
      schema: {
        operationId: 'getNeighbourhood',
        tags: ['Ties'],
        summary: 'The surroundings of some entities. Each entity and each relation is listed once.',
        querystring: z.object(aroundParameters),
        response: answers('The entities and relations.', neighbourhoodSchema, jsonOnly),
      },
    },
    async ({ query, graph }) => {
      const { nodes, ...rest } = await ask(graph, around(query, byName));
      const entities = nodes.map(({ node, ...own }) => ({ entity: itemOf(node), ...own }));
      return { nodes: entities, ...rest };
    },
  );
};
