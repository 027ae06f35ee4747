import {
  type FieldShape,
  type FieldType,
  fieldShapes,
  type Relation,
} from '../../ontology/index.js';
import type { Fields } from '../../queries/export/exported.js';

/** A flat place for a field, as the graph keeps it: a list of objects is one list for each field of theirs. */
export interface Column {
  readonly name: string;
  readonly description: string;
  readonly type: FieldType;
  readonly list: boolean;
  /** What stands there; undefined where the field is not known. */
  of(value: Fields): unknown;
}

export function columnsOf(fields: readonly FieldShape[]): Column[] {
  return fields.flatMap(({ name, type, list, description, fields: inner }): Column[] => {
    if (!inner) return [{ name, description, type, list, of: (value) => value[name] }];
    return inner.map((one) => ({
      name: `${name}_${one.name}`,
      description: `${description} ${one.description}`,
      type: one.type,
      list: true,
      of: (value) => (value[name] as Fields[] | undefined)?.map((row) => row[one.name]),
    }));
  });
}

/** What a relation says beside its ends. */
export function saidOf(relation: Relation): FieldShape[] {
  return fieldShapes(relation.schema).filter(({ name }) => name !== 'from' && name !== 'to');
}

/** A list as one text, for formats that have none: parts joined by `;`, and a backslash before each `;` or `\` within a part. */
export function joined(values: readonly unknown[]): string {
  return values.map((value) => String(value).replace(/[\\;]/g, '\\$&')).join(';');
}
