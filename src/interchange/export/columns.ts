import {
  dateKey,
  type FieldShape,
  type FieldType,
  fieldShapes,
  type Relation,
} from '../../ontology/index.js';
import type { Fields } from '../../queries/export/exported.js';

/** A flat column of a field. A list of objects becomes one list column per inner field. */
export interface Column {
  readonly name: string;
  readonly description: string;
  readonly type: FieldType;
  readonly list: boolean;
  /** The value of the column. Undefined if the field is missing. */
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

/** The same columns with their values as the graph stores them, for formats that make a graph. */
export function storedColumnsOf(fields: readonly FieldShape[]): Column[] {
  return columnsOf(fields).map((column) => {
    if (column.type !== 'date') return column;
    return {
      ...column,
      of: (value) => {
        const date = column.of(value);
        return typeof date === 'string' ? dateKey(date) : date;
      },
    };
  });
}

/** The fields of a relation, without its ends. */
export function saidOf(relation: Relation): FieldShape[] {
  return fieldShapes(relation.schema).filter(({ name }) => name !== 'from' && name !== 'to');
}

/** Joins a list with `;` for formats without lists. Each `;` or `\` within a part is escaped with a backslash. */
export function joined(values: readonly unknown[]): string {
  return values.map((value) => String(value).replace(/[\\;]/g, '\\$&')).join(';');
}
