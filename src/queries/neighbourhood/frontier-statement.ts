import type { StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { relationHolds } from '../../cypher/validity.js';
import { int } from '../../query/integer.js';
import { expansion, nodesById, passes } from './pattern.js';
import type { Scope } from './request.js';

/**
 * What one entity of the frontier can offer: for each type and way the ids at the other end, the first few in the order
 * of the relations' ids. An id comes as often as there are relations to it.
 */
export type Offer = readonly [
  id: string,
  groups: readonly (readonly [relation: string, way: 'OUT' | 'IN', ids: readonly string[]])[],
];

/** What of it is wanted: nothing that is shown already, and at most so many of each relation and way. */
export interface Cut {
  readonly shown: readonly string[];
  readonly most: number;
}

/**
 * The neighbours of the frontier that are not shown yet, at most `most` for each relation and way. All types are read in
 * one go, as a subquery for each of them takes Neo4j seconds to plan; ./hubs reads those who have too many for it. As
 * little as can be is done for each relation: who comes twice is told from the few that are left.
 */
export function levelStatement(
  frontier: readonly string[],
  shown: readonly string[],
  most: number,
  scope: Scope,
  context: StatementBuilder,
): string {
  const start = nodesById(context.parameter(idsByKind(frontier)));
  const expand = expansion(scope.direction, scope.relations);
  const holds = relationHolds(
    'r',
    scope.relations.map(({ name }) => name),
    context,
  );
  return `${start}
    RETURN n.id, COLLECT { ${expand}
      WITH r, m, way WHERE ${holds} AND ${passes('m', scope, context)}
      WITH type(r) AS type, way, m.id AS id, r.id AS place WHERE NOT id IN ${context.parameter(shown)}
      WITH type, way, id ORDER BY place
      WITH type, way, collect(id)[..${context.parameter(int(most))}] AS ids
      RETURN [type, way, ids] }`;
}
