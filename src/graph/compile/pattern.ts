import type { Side } from '../../ontology/index.js';

/** The pattern of a relation seen from one of its ends: `(n0)<-[r1:ISSUED]-(m2:Agency)`. */
export function pattern(from: string, side: Side, relation: string, to: string): string {
  const link = `[${relation}:${side.relation.name}]`;
  const other = `(${to}:${side.others.join('|')})`;
  if (side.direction === 'OUT') return `(${from})-${link}->${other}`;
  if (side.direction === 'IN') return `(${from})<-${link}-${other}`;
  return `(${from})-${link}-${other}`;
}
