import {
  documentNumberKey,
  isWholeDocumentNumber,
} from '../../../text/normalise/document-number.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { identifierOf } from '../../../text/normalise/identifier.js';
import { issuedTitle } from '../../../text/normalise/notice.js';
import type { Mention, MentionKey } from '../parse/parsed-row.js';
import type { KnownEntity } from './entity-index.js';

/** The scheme of keys that one input alone uses. */
export const ownScheme = 'key';
/** The scheme of document numbers, which is the field that keeps them. */
export const numberScheme = 'documentNumber';
/** Schemes whose values identify one company each, wherever they stand. */
const official: ReadonlySet<string> = new Set(['LEI', 'USCC']);

/** A key as the rows and the known entities are compared by it. */
export function keyOf(scheme: string, text: string): MentionKey {
  const tidied = text.normalize('NFKC').trim();
  if (scheme === numberScheme) return { scheme, value: documentNumberKey(text), text: tidied };
  const read = identifierOf(`${scheme}:${tidied}`);
  return { scheme: read.scheme ?? scheme, value: read.value, text: tidied };
}

/** The keys of a mention: those of its columns, and the LEI and the Unified Social Credit Code among its identifiers. */
export function identifyingKeys({ value, keys = [] }: Mention): MentionKey[] {
  const identifiers = Array.isArray(value.identifiers) ? (value.identifiers as string[]) : [];
  const read = identifiers
    .map(identifierOf)
    .filter(({ scheme }) => official.has(scheme ?? ''))
    .map((one) => keyOf(one.scheme ?? '', one.value));
  return [...keys, ...read];
}

/** The number of a document as numbers are compared. */
export function numberOf({ value }: Mention): string | undefined {
  const number = value[numberScheme];
  return typeof number === 'string' ? documentNumberKey(number) : undefined;
}

/**
 * The number of a document together with its title: a plan and the notice that issues it under this number are one, but
 * two plans that one notice issues are two. Empty for a number that many documents have.
 */
export function titledNumbers({ value, names }: Mention): string[] {
  const number = value[numberScheme];
  if (typeof number !== 'string' || !isWholeDocumentNumber(number)) return [];
  return names.map((name) => `${documentNumberKey(number)} ${nameKey(issuedTitle(name) ?? name)}`);
}

/** A key as people are told of it: `LEI 529900T8BM49AURSDO55`. */
export function keyInWords({ scheme, text }: MentionKey): string {
  return `${scheme} ${text}`;
}

/** The values that a known entity has in a scheme: among its identifiers, or in the field of that name. */
export function knownValues(entity: KnownEntity, scheme: string): string[] {
  const field = entity[scheme];
  if (typeof field === 'string') return [keyOf(scheme, field).value];
  const identifiers = Array.isArray(entity.identifiers) ? (entity.identifiers as string[]) : [];
  return identifiers.map(identifierOf).flatMap((one) => {
    const own = one.scheme === undefined ? undefined : keyOf(one.scheme, one.value);
    return own?.scheme.toLowerCase() === scheme.toLowerCase() ? [own.value] : [];
  });
}
