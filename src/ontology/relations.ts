import type { Relation } from './relation.js';
import { betweenPolicies } from './relations/between-policies.js';
import { betweenCompanies } from './relations/companies.js';
import { peopleAndEvents } from './relations/people-and-events.js';
import { aboutPolicies } from './relations/policies.js';
import { structure } from './relations/structure.js';

/** Every relation of the ontology, in the order of the reference page. */
export const relations: readonly Relation[] = [
  ...aboutPolicies,
  ...betweenPolicies,
  ...betweenCompanies,
  ...structure,
  ...peopleAndEvents,
];

/** The relation with that name. Throws for an unknown name, because callers take it from the ontology. */
export function relationNamed(name: string): Relation {
  const found = relations.find((relation) => relation.name === name);
  if (!found) throw new Error(`The ontology has no relation ${name}.`);
  return found;
}
