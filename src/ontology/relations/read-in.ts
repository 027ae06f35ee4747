import { kinds } from '../kinds.js';
import { relation } from '../relation.js';

/**
 * From an entity to each source in which a data set read something about it, so that a source is one step away in
 * Neo4j. It is not a fact about the world: paths, neighbourhoods, exports and data files leave it out.
 */
export const readIn = relation({
  name: 'READ_IN',
  derived: true,
  weak: true,
  validitySource: 'ALWAYS',
  sentence: 'ENTITY was read in SOURCE',
  label: { en: 'read in', zh: '见于' },
  reverse: { en: 'source of', zh: '记载' },
  says: { en: '{from} was read in {to}', zh: '{from}见于{to}' },
  followTheMoney: null,
  schemaOrg: null,
  description: 'A data set read something about an entity in a source.',
  ends: kinds.map(({ name }) => [name, 'Source'] as const),
});
