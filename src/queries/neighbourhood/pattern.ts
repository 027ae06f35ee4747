import type { StatementBuilder } from '../../cypher/builder.js';
import { entityHolds, isDated } from '../../cypher/validity.js';
import { kinds, type Relation } from '../../ontology/index.js';
import type { Direction, Scope } from './request.js';

/**
 * Binds `n` to each of the entities by the indexes of all kinds: a label alone, or none, would read the whole graph.
 * `ids` is the parameter with their ids by kind.
 */
export function nodesById(ids: string): string {
  const branches = kinds.map(
    ({ name }) => `MATCH (n:${name}) WHERE n.id IN ${ids}.${name} RETURN n`,
  );
  return `CALL () { ${branches.join(' UNION ALL ')} }`;
}

/** The condition that an entity may be shown for itself: one of the kinds asked for, and standing on the day. */
export function passes(node: string, scope: Scope, context: StatementBuilder): string {
  const ofKind = scope.kinds.length < kinds.length ? `${node}:${scope.kinds.join('|')}` : 'true';
  return `${ofKind} AND ${stands(node, scope.kinds, context)}`;
}

/** The condition that a node, whichever of the kinds it is, stands on the day of the request. */
function stands(node: string, among: readonly string[], context: StatementBuilder): string {
  const cases = among
    .filter((kind) => context.asOf && isDated(kind))
    .map((kind) => `WHEN ${node}:${kind} THEN ${entityHolds(node, kind, context)}`);
  return cases.length > 0 ? `CASE ${cases.join(' ')} ELSE true END` : 'true';
}

/**
 * From `n` over its relations `r` to `m`, and the `way` that each was walked. Both ways come together, so that what
 * holds of them is asked once: conditions on a day are long, and Neo4j plans each copy anew.
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

/** Types of relations as a pattern takes them. */
export function types(relations: readonly Relation[]): string {
  return relations.map(({ name }) => name).join('|');
}
