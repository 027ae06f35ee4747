import { newBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, kinds } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import type { ResolvedNames } from '../../query/names.js';
import type { Cut, Offer } from './frontier-statement.js';
import { groupsOf, groupsStatement, type RelationGroup } from './relation-group.js';
import type { Scope } from './request.js';

/** The hubs of a frontier, whose relations are read in order from indexes. Empty if no index has the order. */
export async function hubsIn(graph: Graph, frontier: readonly string[]): Promise<Set<string>> {
  const { hasRelationOrderIndex, hubDegree } = await graph.stats();
  if (!hasRelationOrderIndex) return new Set();
  const rows = await graph.read(hubsStatement, { ids: idsByKind(frontier), many: int(hubDegree) });
  return new Set(rows.map(([id]) => id as string));
}

/** Neo4j stores the degree with each node. */
export const hubsStatement = kinds
  .map(
    ({ name }) =>
      `MATCH (n:${name}) WHERE n.id IN $ids.${name} AND COUNT { (n)--() } > $many RETURN n.id AS id`,
  )
  .join(' UNION ALL ');

type HubRow = readonly [id: string, ...group: Offer[1][number]];

/** The possible neighbours of hubs, as many as may be needed. */
export async function offersOfHubs(
  graph: Graph,
  hubs: ReadonlySet<string>,
  cut: Cut,
  scope: Scope,
  names: ResolvedNames,
): Promise<Offer[]> {
  const offers = new Map([...hubs].map((id) => [id, [] as Offer[1][number][]]));
  const read = async (groups: readonly RelationGroup[], ids: readonly string[]) => {
    const context = newBuilder(names, scope.asOf);
    const text = groupsStatement(groups, cut, scope, context);
    const rows = await graph.read<HubRow>(text, { ...context.parameters, ids });
    for (const [id, ...group] of rows) offers.get(id)?.push(group);
  };
  await Promise.all(
    kinds.flatMap(({ name }) => {
      const ids = [...hubs].filter((id) => kindOfId(id)?.name === name);
      if (ids.length === 0) return [];
      const groups = groupsOf(name, scope);
      // Conditions on a day are long; in a single statement Neo4j would need seconds to plan them.
      const parts = scope.asOf ? groups.map((group) => [group]) : [groups];
      return parts.filter((part) => part.length > 0).map((part) => read(part, ids));
    }),
  );
  return [...offers];
}
