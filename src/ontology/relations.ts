import type { Relation } from './relation.js';
import { betweenPolicies } from './relations/between-policies.js';
import { betweenCompanies } from './relations/companies.js';
import { peopleAndEvents } from './relations/people-and-events.js';
import { aboutPolicies } from './relations/policies.js';
import { readIn, structure } from './relations/structure.js';

/** Every relation that data sets state, in the order of the reference page. */
export const relations: readonly Relation[] = [
  ...aboutPolicies,
  ...betweenPolicies,
  ...betweenCompanies,
  ...structure,
  ...peopleAndEvents,
];

/** The relations that the loader derives, which no data set states. */
export const derivedRelations: readonly Relation[] = [readIn];

/** Every relation that the graph stores. */
export const storedRelations: readonly Relation[] = [...relations, ...derivedRelations];

/** The relation with that name. Throws for an unknown name, because callers take it from the ontology. */
export function relationNamed(name: string): Relation {
  const found = storedRelations.find((relation) => relation.name === name);
  if (!found) throw new Error(`The ontology has no relation ${name}.`);
  return found;
}
