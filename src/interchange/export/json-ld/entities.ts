import { fieldShapes, kindNamed } from '../../../ontology/index.js';
import type { ExportedEntity, Fields } from '../../../queries/export/exported.js';
import { type Node, node, ownTerms, placesOf } from './values.js';

/** The schema.org type of each kind, and the schema.org properties of its fields. */
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

/** Only statuses with a definite meaning: schema.org distinguishes in force and not in force. */
const legalForce: Readonly<Record<string, Node>> = {
  IN_FORCE: { '@id': 'https://schema.org/InForce' },
  ENDED: { '@id': 'https://schema.org/NotInForce' },
  DRAFT: { '@id': 'https://schema.org/NotInForce' },
  CALL_FOR_INPUT: { '@id': 'https://schema.org/NotInForce' },
};

/** An entity as a node, with schema.org terms, and with every field in our own terms. */
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

/** Adds other identifiers to the id instead of replacing it. */
function withId(id: string, { identifier, ...said }: Node = {}): Node {
  return { ...said, identifier: identifier ? [id, identifier].flat() : id };
}

function inLanguage(text: unknown, language: unknown): Node {
  return { '@value': text, '@language': String(language).toLowerCase() };
}
