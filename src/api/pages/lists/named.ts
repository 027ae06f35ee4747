import type { Graph } from '../../../neo4j/graph.js';
import { entities } from '../../../queries/entity/index.js';
import { resolveNames } from '../../../queries/names/index.js';
import { byName, itemOf } from '../../rest/entity/selection.js';
import type { Linked } from '../parts/entity-link.js';
import { givenFilters, namedKinds, type Query } from './query.js';

/** Maximum number of entities that the chips of a page name; the largest number that one statement reads. */
const MAX_NAMED = 200;

/** The entities that the filters of a list name, by filter and by what the address calls them. */
export interface Named {
  of(filter: string, given: string): Linked | undefined;
}

/**
 * Looks up the entities that filters name. Two statements: one for the names, one for the names in both languages.
 * Throws UNKNOWN_NAME or AMBIGUOUS_NAME, as the list itself does.
 */
export async function namedIn(graph: Graph, kind: string, query: Query): Promise<Named> {
  const asked = givenFilters(kind, query).flatMap((filter) => {
    const kinds = namedKinds(kind, filter);
    if (!kinds) return [];
    return [query[filter.name]].flat().map((name) => ({
      ...{ filter: filter.name, name: String(name), kinds, argument: `where.${filter.name}` },
    }));
  });
  if (asked.length === 0) return { of: () => undefined };
  const resolved = await resolveNames(graph, asked);
  const found = new Map(
    asked.map(({ filter, name, kinds }) => [keyOf(filter, name), resolved.idsOf([name], kinds)[0]]),
  );
  const ids = [...new Set(found.values())].filter((id) => id !== undefined).slice(0, MAX_NAMED);
  const nodes = await entities(graph, ids, byName);
  const byId = new Map(nodes.flatMap((node) => (node ? [[node.id, itemOf(node)] as const] : [])));
  return { of: (filter, given) => byId.get(found.get(keyOf(filter, given)) ?? '') };
}

const keyOf = (filter: string, name: string) => `${filter} ${name}`;
