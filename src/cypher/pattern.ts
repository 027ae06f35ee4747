import type { RelationFilter, Traversal } from '../ontology/index.js';

/** The pattern of a relation seen from one of its ends, such as `(n0)<-[r1:ISSUED]-(m2:Agency)`. */
export function pattern(from: string, side: Traversal, relation: string, to: string): string {
  return patternOfAny(from, { ...side, relations: [side.relation] }, relation, to);
}

/** The pattern of any of the relations that a filter names together. */
export function patternOfAny(
  from: string,
  side: Pick<RelationFilter, 'relations' | 'direction' | 'targetKinds'>,
  relation: string,
  to: string,
): string {
  const link = `[${relation}:${side.relations.map(({ name }) => name).join('|')}]`;
  const other = `(${to}:${side.targetKinds.join('|')})`;
  if (side.direction === 'OUT') return `(${from})-${link}->${other}`;
  if (side.direction === 'IN') return `(${from})<-${link}-${other}`;
  return `(${from})-${link}-${other}`;
}

/**
 * All relations of a node in one direction, whatever their other ends. Neo4j stores their number, so
 * none is read.
 */
export function degreePattern(
  node: string,
  direction: Traversal['direction'],
  type: string,
): string {
  if (direction === 'OUT') return `(${node})-[:${type}]->()`;
  if (direction === 'IN') return `(${node})<-[:${type}]-()`;
  return `(${node})-[:${type}]-()`;
}
