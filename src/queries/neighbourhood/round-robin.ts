import { relations } from '../../ontology/index.js';
import type { Offer } from './frontier-statement.js';

/** The entities taken from a frontier in turns, and whether there were more. */
export interface Taken {
  readonly ids: readonly string[];
  readonly cut: boolean;
}

/**
 * Takes `room` entities from the candidates of a frontier in turns. In each round every entity of the frontier
 * contributes its next neighbour, taken from its relation types in rotation, so neither a hub nor a frequent relation
 * fills all the room. Undefined if `most`, the number of candidates read per relation, is too small to decide.
 */
export function takeRoundRobin(
  frontier: readonly string[],
  offers: readonly Offer[],
  most: number,
  room: number,
): Taken | undefined {
  const byId = new Map(offers);
  const lists = frontier.map((id) => neighboursOf((byId.get(id) ?? []).map(eachOnce)));
  const cutOff = offers.flatMap(([, all]) => all.filter(([, , ids]) => ids.length >= most));
  const truncated = cutOff.length > 0;
  // In a list that was cut off, only as many positions as the cut part has are certain.
  const rounds = truncated
    ? Math.min(...cutOff.map(([, , ids]) => new Set(ids).size))
    : Math.max(0, ...lists.map(({ length }) => length));
  const taken = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const list of lists) {
      const id = list[round];
      if (id === undefined || taken.has(id)) continue;
      if (taken.size === room) return { ids: [...taken], cut: true };
      taken.add(id);
    }
  }
  return truncated ? undefined : { ids: [...taken], cut: false };
}

/** A group with distinct ids: two entities may be connected by several relations of one type. */
function eachOnce([relation, way, ids]: Offer[1][number]): Offer[1][number] {
  return [relation, way, [...new Set(ids)]];
}

/** The distinct neighbours of one entity: the first of each relation type, then the second of each, and so on. */
function neighboursOf(groups: Offer[1]): string[] {
  const ordered = merged(groups);
  const longest = Math.max(0, ...ordered.map(({ length }) => length));
  const found = new Set<string>();
  for (let at = 0; at < longest; at++) {
    for (const ids of ordered) {
      const id = ids[at];
      if (id !== undefined) found.add(id);
    }
  }
  return [...found];
}

/** Groups in the order of the ontology, forward before backward. */
function merged(groups: Offer[1]): (readonly string[])[] {
  const rank = ([relation, way]: Offer[1][number]) =>
    2 * (places.get(relation) ?? 0) + (way === 'IN' ? 1 : 0);
  return [...groups].sort((a, b) => rank(a) - rank(b)).map(([, , ids]) => ids);
}

const places = new Map(relations.map(({ name }, at) => [name, at]));
