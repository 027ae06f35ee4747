import type { Kind } from './kind.js';
import { agency, company, person } from './kinds/actors.js';
import { event, provision } from './kinds/facts.js';
import { policy } from './kinds/policy.js';
import { source } from './kinds/source.js';
import { place, sector } from './kinds/structure.js';

/** Every kind of the ontology, in the order of the reference page. */
export const kinds: readonly Kind[] = [
  policy,
  agency,
  company,
  sector,
  place,
  person,
  event,
  provision,
  source,
];

/** The kind with that name. Throws for an unknown name, because callers take it from the ontology. */
export function kindNamed(name: string): Kind {
  const found = kinds.find((kind) => kind.name === name);
  if (!found) throw new Error(`The ontology has no kind ${name}.`);
  return found;
}

const byPrefix = new Map(kinds.map((kind) => [kind.name.toLowerCase(), kind]));

/** The kind of an id, by its prefix. Undefined if there is none. */
export function kindOfId(id: string): Kind | undefined {
  return byPrefix.get(id.slice(0, id.indexOf(':')));
}
