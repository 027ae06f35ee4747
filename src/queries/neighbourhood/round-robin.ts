import { relations } from '../../ontology/index.js';
import type { Offer } from './frontier-statement.js';

/** The entities taken from a frontier in turns, and whether there were more. */
export interface Taken {
  readonly ids: readonly string[];
  readonly cut: boolean;
}

/**
 * Takes `room` entities from what a frontier offers, in turns: in each round every entity of the frontier gives its
 * next neighbour, and from round to round another of its relations, so that neither a hub nor a frequent relation takes
 * all the room. Undefined when `most`, which the offers were cut to, is too few to tell.
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
  // In a list of which a part was cut off, as many as that part had before stand where they stand for certain.
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

/** A group with each of its ids once: two may be tied by several relations of one type. */
function eachOnce([relation, way, ids]: Offer[1][number]): Offer[1][number] {
  return [relation, way, [...new Set(ids)]];
}

/** The neighbours of one entity, each once: the first of each of its relations, then the second of each, and so on. */
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

/** Groups in the order of the ontology, each relation forward before backward. */
function merged(groups: Offer[1]): (readonly string[])[] {
  const rank = ([relation, way]: Offer[1][number]) =>
    2 * (places.get(relation) ?? 0) + (way === 'IN' ? 1 : 0);
  return [...groups].sort((a, b) => rank(a) - rank(b)).map(([, , ids]) => ids);
}

const places = new Map(relations.map(({ name }, at) => [name, at]));
