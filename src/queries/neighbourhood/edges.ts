import type { StatementBuilder } from '../../cypher/builder.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { relationHolds } from '../../cypher/validity.js';
import { type Relation, relationNamed } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import { type LinkRow, stepOf } from '../explanation.js';
import { types } from './pattern.js';
import type { NeighbourhoodEdge, Scope } from './request.js';

/** No picture shows more, and with their sources they come to some 20 MB. */
export const MAX_EDGES = 20_000;

/**
 * Up to so many nodes a join finds which relations end among them, which is three times as quick as to look each end up
 * in a list. Neo4j reckons with the square of their number as its memory: 7 MB for these, 67 MB for the most.
 */
export const MAX_JOINED = 500;

/**
 * A list of the relations between nodes that the scope lets through, each once, as LinkRows: one more than `mostEdges`
 * where there are too many. `nodes` is a variable with the `count` nodes. Each type is read from the end that has few of
 * it, so that no agency is read through for what it issued.
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

/** A relation between two entities of a neighbourhood, from its row. */
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
