import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, kinds } from '../../ontology/index.js';
import { idsAsGiven, type ResolvedNames } from '../../query/names.js';
import type { Answer } from '../answer.js';
import { resolveNames } from '../names/index.js';
import { namesInSelection } from '../names/names-in.js';
import type { NeighbourhoodNode, neighbourhoodAnswer } from './answer.js';
import { type Degrees, degreesOf } from './degrees.js';
import { grow } from './grow.js';
import { hiddenOf } from './hidden.js';
import { incompleteAt } from './reason.js';
import { type NeighbourhoodRequest, type Scope, scopeOf } from './request.js';
import { subgraphOf } from './subgraph.js';

/**
 * The surroundings of some entities: each entity once, each relation between them once, and the number of relations
 * of each entity that are not shown. Throws UNKNOWN_NAME and AMBIGUOUS_NAME with candidates, BAD_USER_INPUT,
 * LIMIT_EXCEEDED.
 */
export async function neighbourhood(
  graph: Graph,
  request: NeighbourhoodRequest,
): Promise<Answer<typeof neighbourhoodAnswer>> {
  const scope = scopeOf(request);
  const all = kinds.map(({ name }) => name);
  const within = namesInSelection(request.node);
  // Ids are used at once; only if an entity does not exist are they looked up like any name.
  if (within.length === 0 && request.of.every(kindOfId)) {
    const { starts, ...found } = await around(graph, request, scope, idsAsGiven);
    const shown = found.nodes.filter(({ start }) => start);
    if (shown.length === starts.length) return found;
  }
  const names = await resolveNames(graph, [
    ...request.of.map((name) => ({ name, kinds: all, argument: 'of' })),
    ...within,
  ]);
  const { starts, ...found } = await around(graph, request, scope, names);
  return found;
}

async function around(
  graph: Graph,
  request: NeighbourhoodRequest,
  scope: Scope,
  names: ResolvedNames,
) {
  const all = kinds.map(({ name }) => name);
  const starts = [...new Set(names.idsOf(request.of, all))];
  const { found, cutAt } = await grow(graph, starts, scope, names);
  const ids = found.map(({ id }) => id);
  const [{ details, edges }, degrees] = await Promise.all([
    subgraphOf(graph, ids, request.node, scope, names),
    request.hidden ? degreesOf(graph, ids, scope, names) : new Map<string, Degrees>(),
  ]);
  const hidden = await hiddenOf(degrees, details, edges);
  const nodes = found.flatMap(({ id, distance }): NeighbourhoodNode[] => {
    // An entity that was deleted between two statements is treated as never found.
    const one = details.get(id);
    if (!one) return [];
    const own = hidden.get(id) ?? [];
    const hiddenCount = own.reduce((sum, { count }) => sum + count, 0);
    return [{ node: one.node, distance, start: distance === 0, hidden: own, hiddenCount }];
  });
  return {
    starts,
    nodes,
    edges,
    complete: cutAt === null,
    wholeWithin: cutAt === null ? scope.depth : cutAt - 1,
    ...incompleteAt(cutAt, scope),
    asOf: scope.asOf?.day ?? null,
  };
}
