import { kindNamed } from '../../ontology/index.js';

/** A kind as the protocol has types: id and name. */
export function typeOf(kind: string) {
  const { name, label } = kindNamed(kind);
  return { id: name, name: `${label.en} ${label.zh}` };
}
