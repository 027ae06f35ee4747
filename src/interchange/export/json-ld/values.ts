import type { FieldShape } from '../../../ontology/index.js';
import type { Fields } from '../../../queries/export/exported.js';

export type Node = Readonly<Record<string, unknown>>;

/** A reference to an entity or relation by id. `>` is percent-encoded, because an IRI must not contain it. */
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
  if (!fields) return type === 'number' ? [value].flat().map(double) : value;
  return (value as Fields[]).map((one, at) => ({ position: at + 1, ...ownTerms(fields, one) }));
}

/** Numbers of a fractional type are always decimals; otherwise 50 would have another type than 33.3. */
function double(value: unknown): Node {
  return { '@value': String(value), '@type': 'http://www.w3.org/2001/XMLSchema#decimal' };
}
