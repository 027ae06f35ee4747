import type { RelationSeek, Seek } from '../plan/access-path.js';
import type { StatementBuilder } from './builder.js';
import { degreePattern, pattern } from './pattern.js';
import { boundIds } from './predicate.js';
import { countsAsReach, reachPattern, targetsOf } from './reach.js';
import { relationHolds } from './validity.js';

/** The body of a subquery that returns each node of a seek once, as `end`. */
export function seekNodes(seek: Seek, end: string, context: StatementBuilder): string {
  if (seek.type === 'ReachSeek') return targetsOf(seek.affecting, end, context);
  const { traversal, names } = seek;
  const ids = boundIds(traversal, names, context);
  return traversal.targetKinds
    .map((kind) => `MATCH (${end}:${kind}) WHERE ${end}.id IN ${ids} RETURN ${end}`)
    .join(' UNION ALL ');
}

/** Number of relations to read from `end`. Neo4j stores it with each node, so nothing is counted. */
export function seekDegree(seek: Seek, end: string): string {
  return seek.type === 'ReachSeek' ? reachDegree(end) : relationDegree(seek, end);
}

/** Number of relations in which policies name a sector or company. */
export function reachDegree(end: string): string {
  return `COUNT { (${end})<-[:REGULATES]-() } + COUNT { (${end})<-[:AFFECTS]-() }`;
}

/**
 * Clauses that expand from the nodes of a seek to each `n` of the kind, possibly several times. If a list `among` is
 * given, only its members are returned.
 */
export function renderSeek(
  kind: string,
  seek: Seek,
  context: StatementBuilder,
  among?: string,
): string {
  const [end, relation] = [context.fresh('end'), context.fresh('r')];
  // Tested first, so that rows outside the list are not read.
  const within = among === undefined ? '' : `n IN ${among} AND `;
  const [match, holds] =
    seek.type === 'ReachSeek'
      ? [reachPattern(`n:${kind}`, relation, end), countsAsReach(seek.affecting, relation, context)]
      : [
          pattern(`n:${kind}`, seek.traversal, relation, end),
          relationHolds(relation, [seek.traversal.relation.name], context),
        ];
  return `CALL () { ${seekNodes(seek, end, context)} } MATCH ${match} WHERE ${within}${holds}`;
}

/** The degree of `end` in the opposite direction of the seek's traversal. */
function relationDegree({ traversal }: RelationSeek, end: string): string {
  const seen = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;
  return `COUNT { ${degreePattern(end, seen[traversal.direction], traversal.relation.name)} }`;
}
