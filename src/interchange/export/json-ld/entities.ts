import { fieldShapes, kindNamed } from '../../../ontology/index.js';
import type { ExportedEntity, Fields } from '../../../queries/export/exported.js';
import { identifierOf, isLei } from '../../../text/normalise/identifier.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { date, inLanguage, languageTag, type Node, node, ownTerms, placesOf } from './values.js';

/** The schema.org type of each kind, and the schema.org properties of its fields. */
const words: Readonly<Record<string, { type: string; says?: (value: Fields) => Node }>> = {
  Policy: {
    type: 'Legislation',
    says: (value) => ({
      legislationIdentifier: value.documentNumber,
      legislationType: value.type,
      legislationDate: date(value.issuedOn ?? value.passedOn),
      legislationDateOfApplicability: date(value.effectiveOn),
      datePublished: date(value.publishedOn),
      expires: date(value.endedOn),
      legislationLegalForce: legalForce[String(value.status)],
    }),
  },
  Agency: {
    type: 'GovernmentOrganization',
    says: ({ foundedOn, dissolvedOn }) => ({
      foundingDate: date(foundedOn),
      dissolutionDate: date(dissolvedOn),
    }),
  },
  Company: {
    type: 'Organization',
    says: ({ exchangeCode, identifiers }) => ({
      tickerSymbol: exchangeCode,
      ...identifiedBy((identifiers ?? []) as string[]),
    }),
  },
  Sector: { type: 'DefinedTerm' },
  Place: { type: 'Place' },
  Person: { type: 'Person' },
  Event: { type: 'Event', says: (value) => ({ startDate: date(value.date) }) },
  Provision: { type: 'CreativeWork', says: ({ text }) => ({ text }) },
  Source: {
    type: 'CreativeWork',
    says: ({ publisher, language, publishedOn, url }) => ({
      publisher: { '@type': 'Organization', name: publisher },
      inLanguage: languageTag(language),
      datePublished: date(publishedOn),
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
  const { identifier = [], ...said } = says?.(value) ?? {};
  return {
    ...node(value.id),
    '@type': [type, `pg:${kind}`],
    identifier: [value.id, ...(identifier as Node[])],
    name: shownNames(value),
    ...(further.length > 0 ? { alternateName: further } : {}),
    description: value.summary,
    ...said,
    isBasedOn: placesOf(value.sources),
    ...ownTerms(fieldShapes(kindNamed(kind).schema), value),
    'pg:datasets': datasets.map((name) => node(`dataset:${name}`)),
  };
}

/**
 * The display names. `name` is the English one, but a table in another language may have given it: it is English where
 * it has Latin letters alone, what the record says of the same text elsewhere, and of no known language otherwise.
 */
function shownNames({ name, nameZh, names }: ExportedEntity['value']): (Node | string)[] {
  const chinese = nameZh === undefined ? [] : [inLanguage(nameZh, 'ZH')];
  if (name === nameZh) return chinese;
  const same = ((names ?? []) as Fields[]).find(({ text }) => text === name);
  const isEnglish = nameLanguage(name) === 'EN';
  return [inLanguage(name, same?.language ?? (isEnglish ? 'EN' : 'UND')), ...chinese];
}

/** Identifiers by their scheme. The LEI has a property of its own, if its check digits are right. */
function identifiedBy(identifiers: readonly string[]): Node {
  const read = identifiers.map(identifierOf);
  const leis = read.filter(({ scheme, value }) => scheme === 'LEI' && isLei(value));
  return {
    identifier: read.map(({ scheme, value }) => ({
      '@type': 'PropertyValue',
      ...(scheme ? { propertyID: scheme } : {}),
      value,
    })),
    ...(leis.length > 0 ? { leiCode: leis.map(({ value }) => value) } : {}),
  };
}
