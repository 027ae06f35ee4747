import { kinds, relations } from '../../../ontology/index.js';

/** Ids become URNs, which need no server: `policy:plan` is `urn:policy-graph:policy:plan`. */
const base = 'urn:policy-graph:';

/**
 * The JSON-LD context, embedded in the file so that nothing has to be fetched to read it. Terms without a prefix belong
 * to schema.org; our own kinds, fields and relations have the prefix `pg:`.
 */
export function context(): Readonly<Record<string, unknown>> {
  const prefixes = [...[...kinds, ...relations].map(({ name }) => name.toLowerCase()), 'dataset'];
  const prefix = (iri: string) => ({ '@id': iri, '@prefix': true });
  return {
    '@version': 1.1,
    '@vocab': 'https://schema.org/',
    pg: prefix(`${base}vocabulary:`),
    xsd: prefix('http://www.w3.org/2001/XMLSchema#'),
    edtf: prefix('http://id.loc.gov/datatypes/edtf/'),
    ...Object.fromEntries(prefixes.map((name) => [name, prefix(`${base}${name}:`)])),
  };
}
