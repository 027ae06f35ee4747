import { kindOfId, kinds } from '../../ontology/index.js';
import type { Context } from '../compile/context.js';
import { entityHolds } from '../compile/legal-time.js';
import type { Scope } from './asked.js';

/** Binds `n` to each of the entities by the index of its kind: a label alone, or none, would read the whole graph. */
export function nodesById(ids: readonly string[], context: Context): string {
  const branches = byKind(ids).map(
    ([kind, own]) => `MATCH (n:${kind}) WHERE n.id IN ${context.bind(own)} RETURN n`,
  );
  return `CALL () { ${branches.join(' UNION ALL ')} }`;
}

/** Ids by their kinds, in the order of the ontology. */
export function byKind(ids: readonly string[]): [kind: string, ids: string[]][] {
  const found = new Map(kinds.map(({ name }) => [name, [] as string[]]));
  for (const id of ids) found.get(kindOfId(id)?.name ?? '')?.push(id);
  return [...found].filter(([, own]) => own.length > 0);
}

/** The condition that an entity may be shown for itself: one of the kinds asked for, and standing on the day. */
export function passes(node: string, scope: Scope, context: Context): string {
  const ofKind = scope.kinds.length < kinds.length ? `${node}:${scope.kinds.join('|')}` : 'true';
  return `${ofKind} AND ${stands(node, scope.kinds, context)}`;
}

/** The condition that a node, whichever of the kinds it is, stands on the day of the request. */
function stands(node: string, among: readonly string[], context: Context): string {
  const cases = among
    .map((kind) => [kind, entityHolds(node, kind, context)] as const)
    .filter(([, holds]) => holds !== 'true')
    .map(([kind, holds]) => `WHEN ${node}:${kind} THEN ${holds}`);
  return cases.length > 0 ? `CASE ${cases.join(' ')} ELSE true END` : 'true';
}

/** Types of relations as a pattern takes them. */
export function types(relations: readonly { readonly name: string }[]): string {
  return relations.map(({ name }) => name).join('|');
}
