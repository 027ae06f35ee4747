import type { StatementBuilder } from '../../cypher/builder.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { relationHolds } from '../../cypher/validity.js';
import { type Relation, relationNamed } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { type LinkRow, stepOf } from '../explanation.js';
import type { NeighbourhoodEdge } from './answer.js';
import { types } from './pattern.js';
import type { Scope } from './request.js';

/** Maximum number of edges; with their sources they amount to some 20 MB. */
export const MAX_EDGES = 20_000;

/**
 * Up to this number of nodes, a join finds the relations among them; that is three times as fast as testing each end
 * against a list. Neo4j estimates the memory by the square of the number: 7 MB for this many, 67 MB for the maximum.
 */
export const MAX_JOINED = 500;

/**
 * The relations among some nodes within the scope, each once, as LinkRows; one more than `mostEdges` if there are too
 * many. `nodes` is a variable with the `count` nodes. Each type is read from the end with few of them, so that the
 * many policies of an agency are not scanned.
 */
export function edgesBetween(
  nodes: string,
  count: number,
  scope: Scope,
  context: StatementBuilder,
): string {
  const among = `[x IN ${nodes} | elementId(x)]`;
  const branch = (few: readonly Relation[], pattern: string) => {
    if (few.length === 0) return [];
    return count <= MAX_JOINED
      ? `MATCH ${pattern} USING JOIN ON m WHERE elementId(n) IN ${among} AND elementId(m) IN ${among} RETURN r`
      : `UNWIND ${nodes} AS n MATCH ${pattern} WHERE m IN ${nodes} RETURN r`;
  };
  const from = scope.relations.filter(({ hubEnd: crowded }) => crowded === 'TO');
  const to = scope.relations.filter(({ hubEnd: crowded }) => crowded === 'FROM');
  const branches = [
    branch(from, `(n)-[r:${types(from)}]->(m)`),
    branch(to, `(n)<-[r:${types(to)}]-(m)`),
  ];
  const names = scope.relations.map(({ name }) => name);
  return `COLLECT { CALL (${nodes}) { ${branches.flat().join(' UNION ALL ')} }
    WITH r WHERE ${relationHolds('r', names, context)} LIMIT ${context.parameter(int(MAX_EDGES + 1))}
    RETURN ${relationProjection('r', context, scope.step)} }`;
}

/** Decodes a relation between two entities of a neighbourhood. */
export function edgeOf(link: LinkRow): NeighbourhoodEdge {
  const step = stepOf(link);
  const { label, weak, symmetric } = relationNamed(step.relation);
  return {
    from: step.from.id,
    to: step.to.id,
    label: label.en,
    labelZh: label.zh,
    weak,
    symmetric,
    step,
  };
}
