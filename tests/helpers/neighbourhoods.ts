import type { Graph } from '../../src/neo4j/graph.js';
import { neighbourhood } from '../../src/queries/neighbourhood/index.js';
import type { NeighbourhoodRequest } from '../../src/queries/neighbourhood/request.js';
import type { EntitySelection } from '../../src/query/selection.js';

/** Ids and nothing more. */
export const idsAlone: EntitySelection = new Map();

/** A neighbourhood as ids and counts, as the tests compare it. */
export async function found(
  graph: Graph,
  asked: Omit<NeighbourhoodRequest, 'node' | 'hidden'> & { readonly hidden?: boolean },
) {
  const answer = await neighbourhood(graph, { hidden: true, ...asked, node: idsAlone });
  return {
    complete: answer.complete,
    nodes: answer.nodes.map(({ node, distance, hidden }) => ({
      id: (node as { id: string }).id,
      distance,
      hidden: hidden
        .map(({ relation, direction, count }) => `${relation} ${direction} ${count}`)
        .sort(),
    })),
    edges: answer.edges.map(({ step }) => step.id),
  };
}
