import { int } from 'neo4j-driver';
import type { Context } from '../compile/context.js';
import { relationHolds } from '../compile/legal-time.js';
import type { Scope } from './asked.js';
import { nodesById, passes, types } from './pattern.js';

/** What one entity of the frontier can offer: for each type and way the ids at the other end, sorted, the first few. */
export type Offer = readonly [
  id: string,
  groups: readonly (readonly [relation: string, way: 'OUT' | 'IN', ids: readonly string[]])[],
];

/**
 * The neighbours of the frontier that are not shown yet, at most `most` for each relation and way. All types are read in
 * one go: a subquery for each of them reads hubs faster, but takes Neo4j seconds to plan.
 */
export function levelStatement(
  frontier: readonly string[],
  shown: readonly string[],
  most: number,
  scope: Scope,
  context: Context,
): string {
  const start = nodesById(frontier, context);
  const seen = context.bind(shown);
  const ways = (['OUT', 'IN'] as const).flatMap((way) => {
    const walked = walkedTypes(scope, way);
    if (walked.length === 0) return [];
    const link = `[r:${types(walked)}]`;
    const holds = relationHolds(
      'r',
      walked.map(({ name }) => name),
      context,
    );
    return `MATCH (n)${way === 'OUT' ? `-${link}->` : `<-${link}-`}(m)
      WHERE NOT m.id IN ${seen} AND ${holds} AND ${passes('m', scope, context)}
      RETURN type(r) AS type, '${way}' AS way, m.id AS id`;
  });
  return `${start}
    RETURN n.id, COLLECT { CALL (n) { ${ways.join(' UNION ALL ')} }
      WITH type, way, id ORDER BY id
      WITH type, way, collect(DISTINCT id)[..${context.bind(int(most))}] AS ids
      RETURN [type, way, ids] }`;
}

/** Relations that are walked that way; those that are the same either way, both ways whatever is asked for. */
function walkedTypes({ relations, direction }: Scope, way: 'OUT' | 'IN') {
  return relations.filter(
    ({ symmetric }) => symmetric || direction === 'BOTH' || direction === way,
  );
}
