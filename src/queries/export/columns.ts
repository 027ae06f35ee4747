import type { FieldShape } from '../../ontology/index.js';

/** A property that stores a field, or a field of the objects in a list. */
export interface PropertyColumn {
  readonly property: string;
  readonly list: boolean;
  /** Whether it contains ids of other entities. */
  readonly refers: boolean;
}

export function columnsFor(fields: readonly FieldShape[]): PropertyColumn[] {
  return fields.flatMap(({ name, list, type, fields: inner }) =>
    inner
      ? inner.map((one) => ({
          property: `${name}_${one.name}`,
          list: true,
          refers: refers(one.type),
        }))
      : [{ property: name, list, refers: refers(type) }],
  );
}

function refers(type: FieldShape['type']): boolean {
  return type === 'reference' || type === 'sourceReference';
}
