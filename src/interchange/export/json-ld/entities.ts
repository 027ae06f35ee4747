import { fieldShapes, kindNamed } from '../../../ontology/index.js';
import type { ExportedEntity, Fields } from '../../../queries/export/exported.js';
import { type Node, node, ownTerms, placesOf } from './values.js';

/** What schema.org calls each kind, and which of its words say what a field says. */
const words: Readonly<Record<string, { type: string; says?: (value: Fields) => Node }>> = {
  Policy: {
    type: 'Legislation',
    says: (value) => ({
      legislationIdentifier: value.documentNumber,
      legislationType: value.type,
      legislationDate: value.issuedOn ?? value.passedOn,
      legislationDateOfApplicability: value.effectiveOn,
      datePublished: value.publishedOn,
      expires: value.endedOn,
      legislationLegalForce: legalForce[String(value.status)],
    }),
  },
  Agency: { type: 'GovernmentOrganization' },
  Company: {
    type: 'Organization',
    says: ({ exchangeCode, identifiers }) => ({
      tickerSymbol: exchangeCode,
      identifier: identifiers,
    }),
  },
  Sector: { type: 'DefinedTerm' },
  Place: { type: 'Place' },
  Person: { type: 'Person' },
  Event: { type: 'Event', says: ({ date }) => ({ startDate: date }) },
  Provision: { type: 'CreativeWork', says: ({ text }) => ({ text }) },
  Source: {
    type: 'CreativeWork',
    says: ({ publisher, language, publishedOn, url }) => ({
      publisher: { '@type': 'Organization', name: publisher },
      inLanguage: language && String(language).toLowerCase(),
      datePublished: publishedOn,
      url,
    }),
  },
};

/** Only what the status says for certain; schema.org knows force and none. */
const legalForce: Readonly<Record<string, Node>> = {
  IN_FORCE: { '@id': 'https://schema.org/InForce' },
  ENDED: { '@id': 'https://schema.org/NotInForce' },
  DRAFT: { '@id': 'https://schema.org/NotInForce' },
  CALL_FOR_INPUT: { '@id': 'https://schema.org/NotInForce' },
};

/** An entity as a node: in schema.org's words and, with every field, in ours. */
export function entityNode({ kind, value, datasets }: ExportedEntity): Node {
  const { type, says } = words[kind] ?? { type: 'Thing' };
  const further = ((value.names ?? []) as Fields[]).map(({ text, language }) =>
    inLanguage(text, language),
  );
  return {
    ...node(value.id),
    '@type': [type, `pg:${kind}`],
    identifier: value.id,
    name: [inLanguage(value.name, 'EN'), ...(value.nameZh ? [inLanguage(value.nameZh, 'ZH')] : [])],
    ...(further.length > 0 ? { alternateName: further } : {}),
    description: value.summary,
    ...withId(value.id, says?.(value)),
    isBasedOn: placesOf(value.sources),
    ...ownTerms(fieldShapes(kindNamed(kind).schema), value),
    'pg:datasets': datasets.map((name) => node(`dataset:${name}`)),
  };
}

/** Further identifiers stand beside the id, never in its place. */
function withId(id: string, { identifier, ...said }: Node = {}): Node {
  return { ...said, identifier: identifier ? [id, identifier].flat() : id };
}

function inLanguage(text: unknown, language: unknown): Node {
  return { '@value': text, '@language': String(language).toLowerCase() };
}
