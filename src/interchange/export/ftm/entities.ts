import type { ExportedEntity, Fields } from '../../../queries/export/exported.js';
import { identifierOf, isLei, isUscc } from '../../../text/normalise/identifier.js';
import type { Countries } from './countries.js';
import { exactDates, type FtmEntity, ftmDate, inWords, proofOf } from './entity.js';

type Mapping = (value: Fields) => Omit<FtmEntity, 'id'>;

/**
 * The FollowTheMoney schema of each kind. There is none for laws and sectors, so a policy is a document, and sectors
 * and provisions are notes with a keyword for the kind.
 */
const mappings: Readonly<Record<string, Mapping>> = {
  Policy: (value) => ({
    schema: 'Document',
    properties: {
      title: value.name,
      fileName: value.id,
      keywords: ['policy', value.type, value.status],
      authoredAt: [value.issuedOn, value.passedOn].map(ftmDate),
      publishedAt: ftmDate(value.publishedOn),
      date: ftmDate(value.effectiveOn),
      notes: inWords(value, [
        ...['documentNumber', 'issuedOn', 'passedOn', 'publishedOn', 'reportedOn', 'effectiveOn'],
        ...['endedOn', 'decidedOn', 'listedOn', 'issuerCount', 'periodStart', 'periodEnd'],
      ]),
    },
  }),
  Agency: (value) => ({
    schema: 'PublicBody',
    properties: {
      classification: [value.type, value.level],
      incorporationDate: ftmDate(value.foundedOn),
      dissolutionDate: ftmDate(value.dissolvedOn),
      notes: [...exactDates(value, ['foundedOn', 'dissolvedOn']), ...inWords(value, ['named'])],
    },
  }),
  Company: (value) => ({
    schema: 'Company',
    properties: {
      classification: value.type,
      ticker: value.exchangeCode,
      ...identifiedBy(value),
    },
  }),
  Person: (value) => ({ schema: 'Person', properties: { notes: inWords(value, ['named']) } }),
  Event: (value) => ({
    schema: 'Event',
    properties: {
      keywords: [value.type, value.status],
      date: ftmDate(value.date),
      notes: [
        ...exactDates(value, ['date']),
        ...inWords(value, [
          ...[
            'reportedOn',
            'amounts',
            'amountMeaning',
            'amountStatus',
            'quantities',
            'followedFrom',
          ],
        ]),
      ],
    },
  }),
  Place: (value) => ({
    schema: 'Territory',
    properties: {
      level: value.level,
      territoryCode: value.code === undefined ? undefined : String(value.code).toLowerCase(),
    },
  }),
  Sector: (value) => ({
    schema: 'Note',
    properties: { keywords: 'sector', notes: inWords(value, ['isic', 'gbt4754']) },
  }),
  Provision: (value) => ({
    schema: 'Note',
    properties: {
      keywords: ['provision', value.type],
      description: value.text,
      notes: inWords(value, ['quantities', 'byWhen']),
    },
  }),
  Source: (value) => ({
    schema: 'Article',
    properties: {
      title: value.name,
      keywords: ['source', value.type],
      publisher: value.publisher,
      language: value.language === undefined ? undefined : languages[String(value.language)],
      publishedAt: ftmDate(value.publishedOn),
      sourceUrl: value.url,
      notes: [
        ...exactDates(value, ['publishedOn']),
        ...inWords(value, ['listedOn', 'section', 'number', 'locator']),
      ],
    },
  }),
};

/** FollowTheMoney stores identifiers of up to so many characters. */
const MAX_IDENTIFIER_LENGTH = 64;

/** FollowTheMoney uses ISO 639-2 codes for languages, and has none for one that is not known. */
const languages: Readonly<Record<string, string>> = { EN: 'eng', ZH: 'zho' };

const nameProperties: Readonly<Record<string, string>> = {
  FORMER: 'previousName',
  ABBREVIATION: 'weakAlias',
};

/**
 * The identifiers of a company. FollowTheMoney drops a value whose check digits are wrong, and one that is too long, so
 * these are said otherwise.
 */
function identifiedBy(value: Fields): FtmEntity['properties'] {
  const read = ((value.identifiers ?? []) as string[]).map((text) => ({
    text,
    ...identifierOf(text),
  }));
  const leis = read.filter(({ scheme, value }) => scheme === 'LEI' && isLei(value));
  const usccs = read.filter(({ scheme, value }) => (scheme ?? 'USCC') === 'USCC' && isUscc(value));
  const rest = read.filter((one) => !leis.includes(one) && !usccs.includes(one));
  const fits = ({ text }: { readonly text: string }) => text.length <= MAX_IDENTIFIER_LENGTH;
  return {
    leiCode: leis.map(({ value }) => value),
    uscCode: usccs.map(({ value }) => value),
    registrationNumber: rest.filter(fits).map(({ text }) => text),
    notes: [
      ...inWords(value, ['named']),
      ...rest.filter((one) => !fits(one)).map(({ text }) => `identifiers: ${text}`),
    ],
  };
}

/** Maps an entity to FollowTheMoney. Throws for a kind without a mapping, so that none is lost silently. */
export function ftmEntity({ kind, value }: ExportedEntity, countries: Countries): FtmEntity {
  const mapping = mappings[kind];
  if (!mapping) throw new Error(`The export to FollowTheMoney has no schema for ${kind}.`);
  const { schema, properties } = mapping(value);
  const names: Record<string, unknown[]> = { alias: value.nameZh ? [value.nameZh] : [] };
  for (const name of (value.names ?? []) as Fields[]) {
    const property = nameProperties[String(name.kind)] ?? 'alias';
    names[property] = [...(names[property] ?? []), name.text];
  }
  const common = {
    name: value.name,
    ...names,
    summary: value.summary,
    country: countries.get(value.id),
  };
  return {
    id: value.id,
    schema,
    properties: { ...common, proof: proofOf(value.id, value), ...properties },
  };
}
