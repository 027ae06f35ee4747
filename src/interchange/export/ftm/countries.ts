import type { ExportedGraph } from '../../../queries/export/exported.js';

/** The relations that say in which place something is. */
const placedBy = ['BASED_IN', 'LOCATED_IN', 'APPLIES_IN'];

/** The codes of the countries of an entity, by its id, as FollowTheMoney writes them: ISO 3166-1 in small letters. */
export type Countries = ReadonlyMap<string, readonly string[]>;

/**
 * The country of each place: that of its own code, or that of the place that it is part of. And of what is in a place
 * as a fact, and as far as is known still is. Entities carry no country of their own in our graph, so places and these
 * relations are read before the rest, and what is kept grows with them alone.
 */
export async function countriesIn(graph: ExportedGraph): Promise<Countries> {
  const codes = new Map<string, string>();
  for await (const { value } of graph.entities('Place')) {
    const code = /^([A-Z]{2})(-|$)/.exec(String(value.code ?? ''))?.[1];
    if (code) codes.set(value.id, code.toLowerCase());
  }
  const wholes = new Map<string, string>();
  for await (const { value } of graph.relations('PART_OF'))
    if (value.from.startsWith('place:')) wholes.set(value.from, value.to);
  const countryOf = (place: string): string | undefined => {
    const seen = new Set<string>();
    for (let at: string | undefined = place; at && !seen.has(at); at = wholes.get(at)) {
      const code = codes.get(at);
      if (code) return code;
      seen.add(at);
    }
    return undefined;
  };
  const found = new Map<string, readonly string[]>();
  for (const place of [...codes.keys(), ...wholes.keys()]) {
    const code = countryOf(place);
    if (code) found.set(place, alone(code));
  }
  for (const type of placedBy) {
    for await (const { value } of graph.relations(type)) {
      const [code] = found.get(value.to) ?? [];
      const known = found.get(value.from);
      if (!code || value.status !== 'ACTUAL' || value.until !== undefined) continue;
      if (!known) found.set(value.from, alone(code));
      else if (!known.includes(code)) found.set(value.from, [...known, code].sort());
    }
  }
  return found;
}

const lists = new Map<string, readonly string[]>();

/** A list of one code. The same list for each of a country, as there may be a million of them. */
function alone(code: string): readonly string[] {
  const list = lists.get(code) ?? [code];
  lists.set(code, list);
  return list;
}
