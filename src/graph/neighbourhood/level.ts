import { int } from 'neo4j-driver';
import type { Context } from '../compile/context.js';
import { idsByKind } from '../compile/ids-by-kind.js';
import { relationHolds } from '../compile/legal-time.js';
import type { Scope } from './asked.js';
import { expansion, nodesById, passes } from './pattern.js';

/**
 * What one entity of the frontier can offer: for each type and way the ids at the other end, sorted, the first few. An
 * id comes as often as there are relations to it.
 */
export type Offer = readonly [
  id: string,
  groups: readonly (readonly [relation: string, way: 'OUT' | 'IN', ids: readonly string[]])[],
];

/**
 * The neighbours of the frontier that are not shown yet, at most `most` for each relation and way. All types are read in
 * one go: a subquery for each of them reads hubs faster, but takes Neo4j seconds to plan. Hubs are read through, so as
 * little as can be is done for each relation: an id is read once, and who comes twice is told from the few that are left.
 */
export function levelStatement(
  frontier: readonly string[],
  shown: readonly string[],
  most: number,
  scope: Scope,
  context: Context,
): string {
  const start = nodesById(context.bind(idsByKind(frontier)));
  const expand = expansion(scope.direction, scope.relations);
  const holds = relationHolds(
    'r',
    scope.relations.map(({ name }) => name),
    context,
  );
  return `${start}
    RETURN n.id, COLLECT { ${expand}
      WITH r, m, way WHERE ${holds} AND ${passes('m', scope, context)}
      WITH type(r) AS type, way, m.id AS id WHERE NOT id IN ${context.bind(shown)}
      WITH type, way, id ORDER BY id
      WITH type, way, collect(id)[..${context.bind(int(most))}] AS ids
      RETURN [type, way, ids] }`;
}
