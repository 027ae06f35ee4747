import type { FieldShape } from '../../../ontology/index.js';
import type { Fields } from '../../../queries/export/exported.js';

export type Node = Readonly<Record<string, unknown>>;

/** A thing of the graph, by its id. What an IRI may not hold is written as a number. */
export function node(id: unknown): Node {
  return { '@id': String(id).replaceAll('>', '%3E') };
}

/** Places where something was read, each a part of its source. */
export function placesOf(sources: unknown): Node[] {
  return ((sources ?? []) as string[]).map((reference) => {
    const [source] = reference.split('#');
    return source === reference ? node(reference) : { ...node(reference), isPartOf: node(source) };
  });
}

/** Every field in our own words, beside id and sources, which stand under schema.org's. */
export function ownTerms(fields: readonly FieldShape[], value: Fields): Node {
  const own = fields.filter(({ name }) => name !== 'id' && name !== 'sources');
  const given = own.flatMap((field) => {
    const one = value[field.name];
    return one === undefined ? [] : [[`pg:${field.name}`, termOf(field, one)]];
  });
  return Object.fromEntries(given);
}

/** A list of objects keeps its order by a position: the values of a property in RDF have none. */
function termOf(field: FieldShape, value: unknown): unknown {
  const { type, fields } = field;
  if (type === 'sourceReference') return field.list ? placesOf(value) : placesOf([value])[0];
  if (type === 'reference') return node(value);
  if (!fields) return type === 'number' ? [value].flat().map(double) : value;
  return (value as Fields[]).map((one, at) => ({ position: at + 1, ...ownTerms(fields, one) }));
}

/** A number that may have a fraction is one always, or 50 would be of another type than 33.3. */
function double(value: unknown): Node {
  return { '@value': String(value), '@type': 'http://www.w3.org/2001/XMLSchema#decimal' };
}
