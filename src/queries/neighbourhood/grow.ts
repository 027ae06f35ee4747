import { newBuilder } from '../../cypher/builder.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ResolvedNames } from '../../query/names.js';
import { type Cut, levelStatement, type Offer } from './frontier-statement.js';
import { hubsIn, offersOfHubs } from './hubs.js';
import type { Scope } from './request.js';
import { type Taken, takeRoundRobin } from './round-robin.js';

export interface GrownNeighbourhood {
  readonly id: string;
  readonly distance: number;
}

export interface Growth {
  /** Nearest first; at the same distance in the order in which they were taken. */
  readonly found: readonly GrownNeighbourhood[];
  /** The distance at which the limit was reached. Null if it was not. */
  readonly cutAt: number | null;
}

/** Grows from the starts level by level, with one statement each. A level is shown completely before the next one. */
export async function grow(
  graph: Graph,
  starts: readonly string[],
  scope: Scope,
  names: ResolvedNames,
): Promise<Growth> {
  const found = starts.map((id): GrownNeighbourhood => ({ id, distance: 0 }));
  let frontier = starts;
  for (let distance = 1; distance <= scope.depth && frontier.length > 0; distance++) {
    const shown = found.map(({ id }) => id);
    const { ids, cut } = await nextLevel(graph, frontier, shown, scope, names);
    found.push(...ids.map((id) => ({ id, distance })));
    if (cut) return { found, cutAt: distance };
    frontier = ids;
  }
  return { found, cutAt: null };
}

async function nextLevel(
  graph: Graph,
  frontier: readonly string[],
  shown: readonly string[],
  scope: Scope,
  names: ResolvedNames,
): Promise<Taken> {
  const room = scope.limit - shown.length;
  const enough = room + 1;
  const hubs = await hubsIn(graph, frontier);
  const small = frontier.filter((id) => !hubs.has(id));
  // A wide frontier usually fills the space with a few neighbours from each entity. If those were too few, the second
  // attempt reads enough, unless so many relations connect the same two entities that too few distinct ids are left.
  let most = Math.min(enough, 8 + Math.ceil((4 * room) / frontier.length));
  for (;;) {
    const cut = { shown, most };
    const [plain, large] = await Promise.all([
      offersOf(graph, small, cut, scope, names),
      offersOfHubs(graph, hubs, cut, scope, names),
    ]);
    const offers = [...plain, ...large];
    const taken = takeRoundRobin(frontier, offers, most, room);
    if (taken) return taken;
    most = Math.max(enough, 4 * most);
  }
}

async function offersOf(
  graph: Graph,
  frontier: readonly string[],
  { shown, most }: Cut,
  scope: Scope,
  names: ResolvedNames,
): Promise<Offer[]> {
  if (frontier.length === 0) return [];
  const context = newBuilder(names, scope.asOf);
  const text = levelStatement(frontier, shown, most, scope, context);
  return graph.read<Offer>(text, context.parameters);
}
