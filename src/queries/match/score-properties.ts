import type { Graph } from '../../neo4j/graph.js';
import { type FieldShape, isWithin, vocabularies } from '../../ontology/index.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { similarity, type WeighedName, weighedName } from '../../text/match/similarity.js';
import { nameKey } from '../../text/normalise/fold.js';
import { type NormalisedName, normaliseName } from '../../text/normalise/normalised-name.js';
import { yearPartOf } from '../../text/normalise/year-parts.js';
import type { Property } from '../properties/index.js';
import type { KnownValue, LinkedValue } from '../properties/values.js';
import type { PropertyValue } from './request.js';

/**
 * How well the best given value agrees with the best known value, from 0 to 1. Undefined if no given value can be read
 * as the property is: `n/a` as a date agrees with nothing and contradicts nothing. A hub has thousands of known values,
 * so this yields to the event loop. `read` normalises each text once per request.
 */
export async function agreementOf(
  property: Property,
  known: readonly KnownValue[],
  given: readonly PropertyValue[],
  read: ReadText,
  graph: Graph,
): Promise<number | undefined> {
  const readable = given.filter((one) => canBeRead(property, known, one, read));
  if (readable.length === 0) return undefined;
  let best = 0;
  for (const other of known) {
    for (const one of readable) {
      if (isTurnOver()) await nextTurn(graph);
      best = Math.max(best, agree(property, other, one, read));
      if (best === 1) return 1;
    }
  }
  return Math.round(best * 100) / 100;
}

/** Whether a given value says anything that can be compared with a property. */
function canBeRead(
  { field }: Property,
  known: readonly KnownValue[],
  given: PropertyValue,
  read: ReadText,
): boolean {
  if (typeof given === 'object') return given.id !== '';
  const { plain } = read(String(given)).reading;
  if (plain === '') return false;
  const [first] = known;
  if (typeof first === 'number') return Number.isFinite(Number(given));
  if (typeof first === 'boolean') return /^(?:true|false)$/i.test(String(given).trim());
  if (field?.type === 'date') return isoOf(String(given)) !== undefined;
  return field?.vocabulary === undefined || isTermOf(field, String(given), read);
}

/** A text in the forms used for comparison. */
export interface ComparedText {
  readonly reading: NormalisedName;
  readonly core: WeighedName;
}

export type ReadText = (text: string) => ComparedText;

/** Number of texts cached per request, of about a kilobyte each; further texts are normalised each time. */
const MAX_TEXTS_KEPT = 10_000;

/** Normalises each text once per request. */
export function readingOnce(): ReadText {
  const kept = new Map<string, ComparedText>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const reading = normaliseName(text);
    let core: WeighedName | undefined;
    const read = {
      reading,
      get core() {
        core ??= weighedName(reading.core, true);
        return core;
      },
    };
    if (kept.size < MAX_TEXTS_KEPT) kept.set(text, read);
    return read;
  };
}

function agree(
  { field }: Property,
  known: KnownValue,
  given: PropertyValue,
  read: ReadText,
): number {
  if (typeof known === 'object') return linkAgrees(known, given, read);
  if (typeof given === 'object') return known === given.id ? 1 : 0;
  if (typeof known === 'number') return Number(given) === known ? 1 : 0;
  if (typeof known === 'boolean') return String(given).toLowerCase() === String(known) ? 1 : 0;
  if (field?.type === 'date') return datesAgree(known, String(given));
  if (field?.vocabulary) return isTerm(field, known, String(given), read) ? 1 : 0;
  return textsAgree(known, String(given), read);
}

function linkAgrees(
  { id, name, nameZh, names }: LinkedValue,
  given: PropertyValue,
  read: ReadText,
): number {
  if (typeof given === 'object') return given.id === id ? 1 : 0;
  const text = String(given);
  if (names.includes(read(text).reading.whole)) return 1;
  return Math.max(...[name, nameZh ?? '', ...names].map((one) => textsAgree(one, text, read)));
}

function textsAgree(known: string, given: string, read: ReadText): number {
  const [a, b] = [read(given), read(known)];
  if (a.reading.plain === b.reading.plain) return 1;
  if (a.reading.core === b.reading.core) return 0.95;
  return 0.9 * similarity(a.core, b.core, () => undefined).value;
}

/** A code, or its label in either language. */
function isTerm(field: FieldShape, code: string, given: string, read: ReadText): boolean {
  return namesOfTerm(field, code).includes(read(given).reading.whole);
}

/** Whether a text is any code or label of the vocabulary. */
function isTermOf(field: FieldShape, given: string, read: ReadText): boolean {
  const codes = Object.keys(
    vocabularies.find(({ name }) => name === field.vocabulary)?.terms ?? {},
  );
  return codes.some((code) => isTerm(field, code, given, read));
}

function namesOfTerm({ vocabulary }: FieldShape, code: string): string[] {
  const term = vocabularies.find(({ name }) => name === vocabulary)?.terms[code];
  return [code, term?.label.en ?? '', term?.label.zh ?? ''].map(nameKey);
}

/** The same day scores highest, then equality as far as both are known, then the same month, then the same year. */
function datesAgree(known: string, given: string): number {
  const date = isoOf(given);
  if (!date) return 0;
  if (date === known) return 1;
  if (isWithin(date, known) || isWithin(known, date)) return 0.9;
  if (date.slice(0, 7) === known.slice(0, 7)) return 0.6;
  return date.slice(0, 4) === known.slice(0, 4) ? 0.3 : 0;
}

/**
 * Parses a date as lists write it: 2021-08-17, 2021/8/17, 17.8.2021, 2021年8月17日, 2021-08-17T00:00:00Z, Q3 2021. Undefined
 * for other forms.
 */
export function isoOf(text: string): string | undefined {
  const part = yearPartOf(text.normalize('NFKC').trim());
  if (part) return part;
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
