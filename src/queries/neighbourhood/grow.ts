import { newBuilder } from '../../cypher/builder.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ResolvedNames } from '../../query/names.js';
import { type Cut, levelStatement, type Offer } from './frontier-statement.js';
import { hubsIn, offersOfHubs } from './hubs.js';
import type { Scope } from './request.js';
import { type Taken, takeRoundRobin } from './round-robin.js';

export interface Found {
  readonly id: string;
  readonly distance: number;
}

export interface Growth {
  /** Nearest first; at one distance in the order in which they were taken. */
  readonly found: readonly Found[];
  /** The distance at which the limit cut it; null where it did not. */
  readonly cutAt: number | null;
}

/** Grows from the starts level by level, one statement each: what lies nearer is shown whole before anything farther. */
export async function grow(
  graph: Graph,
  starts: readonly string[],
  scope: Scope,
  names: ResolvedNames,
): Promise<Growth> {
  const found = starts.map((id): Found => ({ id, distance: 0 }));
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
  // A wide frontier fills the room with a few from each. Where that was too few, the second time is sure, unless so many
  // relations tie the same two that what is left of them is still too few.
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
  return (await graph.read(text, context.parameters)) as unknown as Offer[];
}
