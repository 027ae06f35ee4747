import { relations, type Traversal } from '../../ontology/index.js';
import { isTurnOver, mapInTurns, nextTurn } from '../../runtime/event-loop.js';
import type { HiddenRelations, NeighbourhoodEdge } from './answer.js';
import type { Degrees } from './degrees.js';
import type { Details } from './nodes.js';

/**
 * The number of relations of each entity that are not shown. Relations to a start that would otherwise not match the
 * request are excluded from both numbers: the start is shown, and so is every relation to it.
 */
export async function hiddenOf(
  degrees: ReadonlyMap<string, Degrees>,
  details: ReadonlyMap<string, Details>,
  edges: readonly NeighbourhoodEdge[],
): Promise<Map<string, HiddenRelations[]>> {
  if (degrees.size === 0) return new Map();
  const shown = await shownAt(details, edges);
  const all = await mapInTurns([...degrees], ([id, sides]): [string, HiddenRelations[]] => [
    id,
    sides
      .map(([side, total]) => hidden(side, total - (shown.get(keyOf(id, side)) ?? 0)))
      .filter(({ count }) => count > 0)
      .sort((a, b) => rank(a) - rank(b)),
  ]);
  return new Map(all);
}

async function shownAt(
  details: ReadonlyMap<string, Details>,
  edges: readonly NeighbourhoodEdge[],
): Promise<Map<string, number>> {
  const shown = new Map<string, number>();
  const add = (id: string, other: string, relation: string, direction: Traversal['direction']) => {
    if (!details.get(other)?.passes) return;
    const key = keyOf(id, { relation: { name: relation }, direction });
    shown.set(key, (shown.get(key) ?? 0) + 1);
  };
  for (const { from, to, symmetric, step } of edges) {
    if (isTurnOver()) await nextTurn();
    add(from, to, step.relation, symmetric ? 'BOTH' : 'OUT');
    add(to, from, step.relation, symmetric ? 'BOTH' : 'IN');
  }
  return shown;
}

function keyOf(
  id: string,
  { relation, direction }: { relation: { name: string }; direction: string },
): string {
  return `${id} ${relation.name} ${direction}`;
}

function hidden({ relation, direction }: Traversal, count: number): HiddenRelations {
  const label = direction === 'IN' ? relation.reverse : relation.label;
  return { relation: relation.name, direction, label: label.en, labelZh: label.zh, count };
}

function rank({ relation, direction }: HiddenRelations): number {
  return 2 * relations.findIndex(({ name }) => name === relation) + (direction === 'IN' ? 1 : 0);
}
