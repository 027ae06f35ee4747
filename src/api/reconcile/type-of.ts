import { kindNamed } from '../../ontology/index.js';

/** A kind as a type of the protocol: id and name. */
export function typeOf(kind: string) {
  const { name, label } = kindNamed(kind);
  return { id: name, name: `${label.en} ${label.zh}` };
}
