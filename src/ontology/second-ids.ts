import type { Relation } from './relation.js';

/**
 * The property in which a relation repeats the second id of its own id. It lets an index give the relations of a hub in
 * the order of their ids: where the hub comes first, their ids begin with its own; where it comes second, this says so.
 * Derived by the loader, no part of what a data set states.
 */
export const secondIdKey = 'secondId';

/** Whether a relation has it: where the second end may be one entity for very many. */
export function keepsSecondId({ hubEnd: crowded }: Pick<Relation, 'hubEnd'>): boolean {
  return crowded === 'TO';
}

/** The second id in the id of a relation: `sector:ev` in `regulates:policy:plan>sector:ev`. */
export function secondIdIn(relationId: string): string {
  const rest = relationId.slice(relationId.indexOf('>') + 1);
  const end = rest.indexOf(';');
  return end < 0 ? rest : rest.slice(0, end);
}

/** The texts between which the ids of a type's relations lie that begin with an entity, without that entity's id. */
export function idsFrom({ name }: Pick<Relation, 'name'>) {
  // The sign behind an end, and the one that follows it in every order of signs.
  return { begin: `${name.toLowerCase()}:`, after: '>', before: '?' };
}
