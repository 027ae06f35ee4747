import { type FieldShape, fieldShapes, kindNamed, relationNamed } from '../../../ontology/index.js';
import type { ParsedRow } from '../parse/parsed-row.js';

export type RecordValue = Record<string, unknown>;

/** An entity or relation of the new data set, with the rows that state it. */
export interface RecordBuilder {
  readonly key: string;
  /** Kind of an entity, type of a relation. */
  readonly sort: string;
  readonly isRelation: boolean;
  /** A known entity that is repeated here so that the data set is complete. */
  readonly restated: boolean;
  readonly value: RecordValue;
  readonly rows: Set<ParsedRow>;
}

/** Merges a record that one row states twice, for example if a cell names an agency two times. */
export function mergedWithin(pieces: readonly RecordBuilder[]): RecordBuilder[] {
  const merged = new Map<string, RecordBuilder>();
  for (const piece of pieces) merged.set(piece.key, unitedWith(piece, merged.get(piece.key)));
  return [...merged.values()];
}

function shapesOf({ isRelation, sort }: RecordBuilder): readonly FieldShape[] {
  return fieldShapes(isRelation ? relationNamed(sort).schema : kindNamed(sort).schema);
}

/**
 * The fields to which two rows give different values. Neither value is right just because it comes first. Display names
 * are exempt: that of the first row counts.
 */
export function clashOf(piece: RecordBuilder, before: RecordBuilder | undefined): string[] {
  if (!before) return [];
  return shapesOf(piece)
    .filter(({ name, list }) => !list && name !== 'name' && name !== 'nameZh')
    .flatMap(({ name }) => {
      const [a, b] = [before.value[name], piece.value[name]];
      if (a === undefined || b === undefined || a === b) return [];
      const [row] = [...before.rows];
      return [
        `${name} of ${piece.key} is ${String(b)} here and ${String(a)} in row ${row?.place.row}`,
      ];
    });
}

export function unitedWith(piece: RecordBuilder, before: RecordBuilder | undefined): RecordBuilder {
  if (!before) return piece;
  const value: RecordValue = { ...piece.value, ...before.value };
  for (const { name, list } of shapesOf(piece))
    if (list && before.value[name] !== undefined && piece.value[name] !== undefined)
      value[name] = united(before.value[name] as unknown[], piece.value[name] as unknown[]);
  return { ...before, value, rows: new Set([...before.rows, ...piece.rows]) };
}

function united(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  return [...new Map([...a, ...b].map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether everything except the sources is already stated. */
export function isWithin(value: RecordValue, before: RecordValue | undefined): boolean {
  return (
    before !== undefined &&
    Object.entries(value).every(
      ([field, one]) =>
        ['sources', 'names', 'name', 'nameZh'].includes(field) ||
        JSON.stringify(before[field]) === JSON.stringify(one),
    )
  );
}
