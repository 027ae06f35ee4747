import type { StatementBuilder } from '../../cypher/builder.js';
import { entityHolds, isDated } from '../../cypher/validity.js';
import { kinds, type Relation } from '../../ontology/index.js';
import type { Direction, Scope } from './request.js';

/**
 * Binds `n` to each of the entities through the id indexes of all kinds; with one label or none, Neo4j would scan the
 * whole graph. `ids` is the parameter with the ids by kind.
 */
export function nodesById(ids: string): string {
  const branches = kinds.map(
    ({ name }) => `MATCH (n:${name}) WHERE n.id IN ${ids}.${name} RETURN n`,
  );
  return `CALL () { ${branches.join(' UNION ALL ')} }`;
}

/** The condition that an entity may be shown: it has a requested kind and holds on the day. */
export function passes(node: string, scope: Scope, context: StatementBuilder): string {
  const ofKind = scope.kinds.length < kinds.length ? `${node}:${scope.kinds.join('|')}` : 'true';
  return `${ofKind} AND ${stands(node, scope.kinds, context)}`;
}

/** The condition that a node of any kind holds on the day of the request. */
function stands(node: string, among: readonly string[], context: StatementBuilder): string {
  const cases = among
    .filter((kind) => context.asOf && isDated(kind))
    .map((kind) => `WHEN ${node}:${kind} THEN ${entityHolds(node, kind, context)}`);
  return cases.length > 0 ? `CASE ${cases.join(' ')} ELSE true END` : 'true';
}

/**
 * From `n` along its relations `r` to `m`, with the direction `way` of each. Both directions are in one pattern, so
 * that their conditions occur once: conditions on a day are long, and Neo4j plans each copy separately.
 */
export function expansion(direction: Direction, relations: readonly Relation[]): string {
  const branches = (['OUT', 'IN'] as const).flatMap((way) => {
    const walked = relations.filter(
      ({ symmetric }) => symmetric || direction === 'BOTH' || direction === way,
    );
    if (walked.length === 0) return [];
    const link = `[r:${types(walked)}]`;
    const pattern = way === 'OUT' ? `(n)-${link}->(m)` : `(n)<-${link}-(m)`;
    return `MATCH ${pattern} RETURN r, m, '${way}' AS way`;
  });
  return `CALL (n) { ${branches.join(' UNION ALL ')} }`;
}

/** The relation types in the syntax of a pattern. */
export function types(relations: readonly Relation[]): string {
  return relations.map(({ name }) => name).join('|');
}
