import { kindNamed } from '../ontology/index.js';
import type { RelationSeek, Seek } from '../plan/access-path.js';
import { MAX_TREE_DEPTH } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { relationCounts } from './counted.js';
import { degreePattern, patternOfAny } from './pattern.js';
import { boundIds } from './predicate.js';
import { countsAsReach, reachPattern, targetsOf } from './reach.js';

/** The body of a subquery that returns each node of a seek once, as `end`. */
export function seekNodes(seek: Seek, end: string, context: StatementBuilder): string {
  if (seek.type === 'ReachSeek') return targetsOf(seek.affecting, end, context);
  const { filter, names } = seek;
  const ids = boundIds(filter, names, context);
  const branches = filter.targetKinds.map((kind) => {
    if (!filter.takesInParts || !kindNamed(kind).takesInParts)
      return `MATCH (${end}:${kind}) WHERE ${end}.id IN ${ids} RETURN ${end}`;
    const whole = context.fresh('whole');
    return `MATCH (${whole}:${kind}) WHERE ${whole}.id IN ${ids} MATCH (${end}:${kind})-[:PART_OF*0..${MAX_TREE_DEPTH}]->(${whole}) RETURN DISTINCT ${end}`;
  });
  return branches.join(' UNION ALL ');
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
      ? [
          reachPattern(`n:${kind}`, relation, end),
          countsAsReach(seek.affecting, seek.counted, relation, context),
        ]
      : [
          patternOfAny(`n:${kind}`, seek.filter, relation, end),
          relationCounts(relation, seek.filter.relations, seek.counted, context),
        ];
  return `CALL () { ${seekNodes(seek, end, context)} } MATCH ${match} WHERE ${within}${holds}`;
}

/** The degree of `end` in the opposite direction of the seek's relations. */
function relationDegree({ filter }: RelationSeek, end: string): string {
  const seen = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;
  return filter.relations
    .map(({ name }) => `COUNT { ${degreePattern(end, seen[filter.direction], name)} }`)
    .join(' + ');
}
