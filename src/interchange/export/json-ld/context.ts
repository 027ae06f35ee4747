import { kinds, relations } from '../../../ontology/index.js';

/** Our ids as names that need no address: `policy:plan` is `urn:policy-graph:policy:plan`. */
const base = 'urn:policy-graph:';

/**
 * The words of the file, within the file: nobody has to be reached to read it. A word without a prefix is
 * schema.org's; our own kinds, fields and relations are `pg:`.
 */
export function context(): Readonly<Record<string, unknown>> {
  const prefixes = [...[...kinds, ...relations].map(({ name }) => name.toLowerCase()), 'dataset'];
  const prefix = (iri: string) => ({ '@id': iri, '@prefix': true });
  return {
    '@version': 1.1,
    '@vocab': 'https://schema.org/',
    pg: prefix(`${base}vocabulary:`),
    ...Object.fromEntries(prefixes.map((name) => [name, prefix(`${base}${name}:`)])),
  };
}
