import { nameKey } from '../../names/fold.js';
import { readingOf } from '../../names/readings.js';
import { similarity } from '../../names/similar.js';
import { type FieldShape, vocabularies } from '../../ontology/index.js';
import type { KnownValue, LinkedValue } from '../properties/values.js';
import type { Property } from '../properties.js';
import type { PropertyValue } from './query.js';

/** How well the best of the given values agrees with the best of the known, from 0 to 1. */
export function agreementOf(
  property: Property,
  known: readonly KnownValue[],
  given: readonly PropertyValue[],
): number {
  const all = given.flatMap((one) => known.map((other) => agree(property, other, one)));
  return Math.round(Math.max(0, ...all) * 100) / 100;
}

function agree({ field }: Property, known: KnownValue, given: PropertyValue): number {
  if (typeof known === 'object') return linkAgrees(known, given);
  if (typeof given === 'object') return known === given.id ? 1 : 0;
  if (typeof known === 'number') return Number(given) === known ? 1 : 0;
  if (typeof known === 'boolean') return String(given).toLowerCase() === String(known) ? 1 : 0;
  if (field?.type === 'date') return datesAgree(known, String(given));
  if (field?.vocabulary) return isTerm(field, known, String(given)) ? 1 : 0;
  return textsAgree(known, String(given));
}

function linkAgrees({ id, name, nameZh, names }: LinkedValue, given: PropertyValue): number {
  if (typeof given === 'object') return given.id === id ? 1 : 0;
  const text = String(given);
  if (names.includes(nameKey(text))) return 1;
  return Math.max(...[name, nameZh ?? '', ...names].map((one) => textsAgree(one, text)));
}

function textsAgree(known: string, given: string): number {
  const [a, b] = [readingOf(given), readingOf(known)];
  if (a.plain === b.plain) return 1;
  if (a.core === b.core) return 0.95;
  return 0.9 * similarity(a.core, b.core, { placesTell: true, near: () => undefined }).value;
}

/** A code, or what people read for it in either language. */
function isTerm({ vocabulary }: FieldShape, code: string, given: string): boolean {
  const term = vocabularies.find(({ name }) => name === vocabulary)?.terms[code];
  const texts = [code, term?.label.en ?? '', term?.label.zh ?? ''];
  return texts.map(nameKey).includes(nameKey(given));
}

/** The same day; then as far as both are known; then the month, the year. */
function datesAgree(known: string, given: string): number {
  const date = isoOf(given);
  if (!date) return 0;
  if (date === known) return 1;
  if (date.startsWith(known) || known.startsWith(date)) return 0.9;
  if (date.slice(0, 7) === known.slice(0, 7)) return 0.6;
  return date.slice(0, 4) === known.slice(0, 4) ? 0.3 : 0;
}

/** A date as lists write it: 2021-08-17, 2021/8/17, 17.8.2021, 2021年8月17日, 2021-08-17T00:00:00Z; undefined for others. */
export function isoOf(text: string): string | undefined {
  const [year, month, day] =
    /^\s*(\d{4})(?:[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2}))?)?(?!\d)/u.exec(text)?.slice(1) ??
    /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text)?.slice(1).reverse() ??
    [];
  if (!year) return undefined;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
