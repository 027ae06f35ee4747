import { int } from 'neo4j-driver';
import { kinds, type Side, sidesOf } from '../../ontology/index.js';
import { newContext } from '../compile/context.js';
import { idsByKind } from '../compile/ids-by-kind.js';
import type { Graph } from '../connect.js';
import type { ResolvedNames } from '../names/resolve.js';
import type { Scope } from './asked.js';
import { type Group, groupStatement } from './group.js';
import type { Cut, Offer } from './level.js';

/** Entities with many relations: of which types they have some, and which way. */
export type Hubs = ReadonlyMap<string, readonly Group[]>;

/** The hubs of a frontier. Neo4j keeps the numbers of their relations with them. None where no index has the order. */
export async function hubsIn(
  graph: Graph,
  frontier: readonly string[],
  scope: Scope,
): Promise<Hubs> {
  const { hasOrderedTies, hubAbove } = await graph.size();
  if (!hasOrderedTies) return new Map();
  const rows = await graph.read(hubsStatement(scope), {
    ids: idsByKind(frontier),
    many: int(hubAbove),
  });
  return new Map(
    (rows as unknown as [string, string, number[]][]).map(([id, kind, counts]) => [
      id,
      groupsOf(kind, scope).filter((_, at) => (counts[at] ?? 0) > 0),
    ]),
  );
}

/** The statement that finds the hubs among entities. */
export function hubsStatement(scope: Scope): string {
  const branches = kinds.map(({ name }) => {
    const counts = groupsOf(name, scope).map(({ relation, way }) => {
      const link = `[:${relation}]`;
      return way === 'OUT' ? `COUNT { (n)-${link}->() }` : `COUNT { (n)<-${link}-() }`;
    });
    return `MATCH (n:${name}) WHERE n.id IN $ids.${name} AND COUNT { (n)--() } > $many
      RETURN n.id AS id, '${name}' AS kind, [${counts.join(', ')}] AS counts`;
  });
  return branches.join(' UNION ALL ');
}

/** What hubs offer: a statement for each type and way, all at once. */
export async function offersOfHubs(
  graph: Graph,
  hubs: Hubs,
  cut: Cut,
  scope: Scope,
  names: ResolvedNames,
): Promise<Offer[]> {
  const byGroup = new Map<string, { readonly group: Group; readonly ids: string[] }>();
  for (const [id, groups] of hubs)
    for (const group of groups) {
      const key = [group.kind, group.relation, group.way].join();
      const one = byGroup.get(key) ?? { group, ids: [] };
      one.ids.push(id);
      byGroup.set(key, one);
    }
  const offers = new Map([...hubs.keys()].map((id) => [id, [] as Offer[1][number][]]));
  await Promise.all(
    [...byGroup.values()].map(async ({ group, ids }) => {
      const context = newContext(names, scope.asOf);
      const text = groupStatement(group, cut, scope, context);
      const rows = await graph.read(text, { ...context.parameters, ids });
      for (const [id, others] of rows as unknown as [string, string[]][])
        if (others.length > 0)
          offers.get(id)?.push([group.relation, group.way, others.slice(0, cut.most)]);
    }),
  );
  return [...offers];
}

/** The types and ways that lead on from a kind. A symmetric relation has an end that it was stated from all the same. */
function groupsOf(kind: string, { relations, direction }: Scope): Group[] {
  const ways = ({ relation, direction: way }: Side): Group['way'][] => {
    if (relation.symmetric) return ['OUT', 'IN'];
    return way === 'BOTH' || (direction !== 'BOTH' && way !== direction) ? [] : [way];
  };
  return sidesOf(kind)
    .filter(({ relation }) => relations.includes(relation))
    .flatMap((side) => ways(side).map((way) => ({ kind, relation: side.relation.name, way })));
}
