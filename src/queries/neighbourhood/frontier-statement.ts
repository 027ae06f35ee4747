import type { StatementBuilder } from '../../cypher/builder.js';
import { idsByKind } from '../../cypher/ids-by-kind.js';
import { relationHolds } from '../../cypher/validity.js';
import { int } from '../../query/integer.js';
import { expansion, nodesById, passes } from './pattern.js';
import type { Scope } from './request.js';

/**
 * The possible neighbours of one entity of the frontier: for each relation and direction, the first few ids at the
 * other end, in the order of the relation ids. An id occurs once per relation.
 */
export type Offer = readonly [
  id: string,
  groups: readonly (readonly [relation: string, way: 'OUT' | 'IN', ids: readonly string[]])[],
];

/** Restrictions: nothing that is already shown, and at most this number per relation and direction. */
export interface Cut {
  readonly shown: readonly string[];
  readonly most: number;
}

/**
 * The neighbours of the frontier that are not shown yet, at most `most` per relation and direction. All types are
 * read in one pass, because Neo4j needs seconds to plan a subquery for each; ./hubs reads those with too many
 * relations. The work per relation is kept minimal: duplicates are removed later, from the few that are left.
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
