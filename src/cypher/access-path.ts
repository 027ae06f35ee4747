import type { Traversal } from '../ontology/index.js';
import type { Affecting } from '../query/reach.js';
import type { Filter } from '../query/selection.js';
import type { StatementBuilder } from './builder.js';
import { degreePattern, pattern } from './pattern.js';
import { countsAsReach } from './reach.js';
import { targetsOf } from './reach-targets.js';
import { relationHolds } from './validity.js';

/** A place where a statement about the `n` of a kind can begin: nodes that the filter binds, and how `n` hangs on them. */
export interface AccessPath {
  /** A subquery's body that gives each of the nodes once, as `end`. */
  seek(end: string): string;
  /** Number of relations to look at behind `end`, which Neo4j keeps with each node and need not count. */
  degree(end: string): string;
  /** Clauses that lead from `end` to each `n`, perhaps several times; only to those in the list `among`, where one is given. */
  expand(end: string, among?: string): string;
  /** The ends that it comes from, where the filter names them by one relation. */
  readonly tie?: Tie;
  /** The condition that it fulfils by itself: a key of a filter. */
  readonly implies?: { readonly of: Filter; readonly key: string };
  /** The condition that it comes from, where that asks whom policies affect. */
  readonly affecting?: Affecting;
  /** True where finding the ends is itself a walk, which is not worth it when there is a cheap way. */
  readonly needsTraversal: boolean;
}

export interface Tie {
  readonly side: Traversal;
  /** Parameter that holds the ids of the ends. */
  readonly ids: string;
  /** True where it holds one id. */
  readonly isOne: boolean;
}

/** Ends that a filter names by a relation, such as `issuedBy: ["MIIT"]`. */
export function relationSeek(label: string, tie: Tie, context: StatementBuilder): AccessPath {
  const { side, ids } = tie;
  const relation = context.fresh('r');
  const type = side.relation.name;
  return {
    tie,
    needsTraversal: false,
    seek: (end) =>
      side.targetKinds
        .map((other) => `MATCH (${end}:${other}) WHERE ${end}.id IN ${ids} RETURN ${end}`)
        .join(' UNION ALL '),
    degree: (end) => `COUNT { ${arrowFrom(end, side.direction, type)} }`,
    expand: (end, among) =>
      `MATCH ${pattern('n', side, relation, end).replace('(n)', `(n:${label})`)} WHERE ${within(among)}${relationHolds(relation, [type], context)}`,
  };
}

/** What a policy may name so that it reaches the sectors and companies that were asked for. */
export function reachSeek(affecting: Affecting, context: StatementBuilder): AccessPath {
  const touch = context.fresh('touch');
  return {
    affecting,
    needsTraversal: true,
    seek: (end) => targetsOf(affecting, end, context),
    degree: (end) => `COUNT { (${end})<-[:REGULATES]-() } + COUNT { (${end})<-[:AFFECTS]-() }`,
    expand: (end, among) =>
      `MATCH (n:Policy)-[${touch}:REGULATES|AFFECTS]->(${end}) WHERE ${within(among)}${countsAsReach(affecting, touch, context)}`,
  };
}

/** Asked first: what is in no list need not be read. */
function within(among: string | undefined): string {
  return among === undefined ? '' : `n IN ${among} AND `;
}

/** The relations at the other end of what a side belongs to. */
function arrowFrom(end: string, direction: Traversal['direction'], type: string): string {
  const seen = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;
  return degreePattern(end, seen[direction], type);
}
