import { nearest } from '../../dataset/nearest.js';
import { ArgumentError } from '../../errors.js';
import {
  type FieldShape,
  fieldShapes,
  kinds,
  type Traversal,
  traversalsOf,
} from '../../ontology/index.js';

/** A property of an entity: a field of its kind, or a relation seen from it. Derived from the ontology. */
export interface Property {
  /** The name in GraphQL and REST: `issuedOn`, `issuedBy`. */
  readonly id: string;
  /** The label for readers: `issued on`, `issued by`. */
  readonly label: string;
  readonly description: string;
  readonly field?: FieldShape;
  readonly side?: Traversal;
}

/** The properties of a kind: its fields, then its relations. */
export function propertiesOfKind(kind: string): readonly Property[] {
  const known = byKind.get(kind) ?? readProperties(kind);
  byKind.set(kind, known);
  return known;
}

/** Cached, because a batch asks thousands of times. */
const byKind = new Map<string, readonly Property[]>();

function readProperties(kind: string): Property[] {
  const found = kinds.find(({ name }) => name === kind);
  const fields = found ? fieldShapes(found.schema).filter(({ name }) => name !== 'id') : [];
  return [
    ...fields.map((field) => ({
      id: field.name,
      label: field.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
      description: field.description,
      field,
    })),
    ...traversalsOf(kind).map((side) => ({
      id: side.field,
      label: side.direction === 'IN' ? side.relation.reverse.en : side.relation.label.en,
      description: side.relation.description,
      side,
    })),
  ];
}

/** Every property once, as described by the first kind that has it. */
export function allProperties(): readonly Property[] {
  return [...propertiesById().values()];
}

function propertiesById(): ReadonlyMap<string, Property> {
  if (!byId) {
    const all = kinds.flatMap(({ name }) => propertiesOfKind(name)).reverse();
    const once = [...new Map(all.map((one) => [one.id, one])).values()].reverse();
    byId = new Map(once.map((one) => [one.id, one]));
  }
  return byId;
}

let byId: ReadonlyMap<string, Property> | undefined;

/** Rejects a name that is not a property of any kind. Throws BAD_USER_INPUT with the most similar property. */
export function checkProperty(id: string, argument: string): void {
  const properties = propertiesById();
  if (properties.has(id)) return;
  const known = [...properties.keys()];
  const near = nearest(id, known);
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${id}" is not a property.${near ? ` Did you mean ${near}?` : ''} Properties are ${known.join(', ')}.`,
    { given: id, ...(near ? { nearest: near } : {}) },
  );
}
