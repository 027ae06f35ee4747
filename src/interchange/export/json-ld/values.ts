import type { FieldShape } from '../../../ontology/index.js';
import type { Fields } from '../../../queries/export/exported.js';

export type Node = Readonly<Record<string, unknown>>;

/**
 * A reference to an entity or relation by id. `>` is percent-encoded, because an IRI must not contain it; `identifier`
 * has the id to the letter.
 */
export function node(id: unknown): Node {
  return { '@id': String(id).replaceAll('>', '%3E') };
}

/** References to sources. A place within a source is part of that source. */
export function placesOf(sources: unknown): Node[] {
  return ((sources ?? []) as string[]).map((reference) => {
    const [source] = reference.split('#');
    return source === reference ? node(reference) : { ...node(reference), isPartOf: node(source) };
  });
}

/** Every field in our own terms, except id and sources, which have schema.org terms. */
export function ownTerms(fields: readonly FieldShape[], value: Fields): Node {
  const own = fields.filter(({ name }) => name !== 'id' && name !== 'sources');
  const given = own.flatMap((field) => {
    const one = value[field.name];
    return one === undefined ? [] : [[`pg:${field.name}`, termOf(field, one)]];
  });
  return Object.fromEntries(given);
}

/** Objects in a list get a position, because the values of an RDF property have no order. */
function termOf(field: FieldShape, value: unknown): unknown {
  const { type, fields } = field;
  if (type === 'sourceReference') return field.list ? placesOf(value) : placesOf([value])[0];
  if (type === 'reference') return node(value);
  if (type === 'number') return [value].flat().map(number);
  if (type === 'date') return field.list ? [value].flat().map(date) : date(value);
  if (!fields) return value;
  return (value as Fields[]).map((one, at) => ({ position: at + 1, ...ownTerms(fields, one) }));
}

/**
 * Numbers of a fractional type are always decimals; otherwise 50 would have another type than 33.3. A decimal has no
 * exponent, so a number that is written with one is a double.
 */
function number(value: unknown): Node {
  const text = String(value);
  return { '@value': text, '@type': text.includes('e') ? 'xsd:double' : 'xsd:decimal' };
}

/** The data type of a date, by how exactly it is known. */
const dateTypes: Readonly<Record<number, string>> = {
  4: 'xsd:gYear',
  7: 'xsd:gYearMonth',
  10: 'xsd:date',
};

/**
 * Quarters and halves of a year, which XML Schema has no type for, as EDTF (ISO 8601-2, level 2) writes them: in the
 * place of the month.
 */
const edtfParts: Readonly<Record<string, number>> = {
  ...{ Q1: 33, Q2: 34, Q3: 35, Q4: 36 },
  ...{ H1: 40, H2: 41 },
};

/** A date as exact as it is known. Undefined if there is none. */
export function date(value: unknown): Node | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  const [year, part = ''] = text.split('-');
  const number = edtfParts[part];
  if (number !== undefined) return { '@value': `${year}-${number}`, '@type': 'edtf:EDTF' };
  return { '@value': text, '@type': dateTypes[text.length] };
}

/** A text with its language. A language that is not known has no tag. */
export function inLanguage(text: unknown, language: unknown): Node | string {
  const tag = languageTag(language);
  return tag ? { '@value': text, '@language': tag } : String(text);
}

/** The tag of BCP 47 for a code of ours. Undefined where none is known: `und` says no more than no tag. */
export function languageTag(code: unknown): string | undefined {
  return code === undefined || code === 'UND' ? undefined : String(code).toLowerCase();
}
