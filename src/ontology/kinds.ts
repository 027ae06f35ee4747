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

/** The code of a kind in requests: its name in capitals, as all codes are written. */
export function kindCode({ name }: Pick<Kind, 'name'>): string {
  return name.toUpperCase();
}

/** The codes of all kinds, in the order of the reference page. */
export const kindCodes: readonly string[] = kinds.map(kindCode);

const byName = new Map(
  kinds.flatMap((kind) => [
    [kind.name, kind],
    [kindCode(kind), kind],
  ]),
);

/** The kind with that name or code. Throws for an unknown one, because callers take it from the ontology. */
export function kindNamed(name: string): Kind {
  const found = byName.get(name);
  if (!found) throw new Error(`The ontology has no kind ${name}.`);
  return found;
}

const byPrefix = new Map(kinds.map((kind) => [kind.name.toLowerCase(), kind]));

/** The kind of an id, by its prefix. Undefined if there is none. */
export function kindOfId(id: string): Kind | undefined {
  return byPrefix.get(id.slice(0, id.indexOf(':')));
}
