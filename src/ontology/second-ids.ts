import type { Relation } from './relation.js';

/**
 * The property that repeats the second id of a relation's own id. With it an index returns the relations of a hub in
 * the order of their ids. If the hub comes first, the ids begin with the id of the hub; if it comes second, this
 * property is used. Written by the loader, not part of a data set.
 */
export const secondIdKey = 'secondId';

/** Whether a relation has it: if its second end may be a hub. */
export function keepsSecondId({ hubEnd: crowded }: Pick<Relation, 'hubEnd'>): boolean {
  return crowded === 'TO';
}

/** The second id in the id of a relation: `sector:ev` in `regulates:policy:plan>sector:ev`. */
export function secondIdIn(relationId: string): string {
  const rest = relationId.slice(relationId.indexOf('>') + 1);
  const end = rest.indexOf(';');
  return end < 0 ? rest : rest.slice(0, end);
}

/** The bounds of the ids of a type's relations that begin with an entity, without the id of that entity. */
export function idsFrom({ name }: Pick<Relation, 'name'>) {
  // The character after an end, and the next one in every collation.
  return { begin: `${name.toLowerCase()}:`, after: '>', before: '?' };
}
