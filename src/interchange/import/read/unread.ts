import { columnsIn } from './columns.js';
import type { TableMapping } from './mapping.js';
import { columnsOf, headingKey } from './row-reader.js';
import type { InputTable } from './table.js';

/** A part of an input that nothing is read from: how many values it holds, and the first of them. */
export interface UnreadPart {
  readonly file: string;
  /** The column, or the schema and property. */
  readonly part: string;
  readonly values: number;
  readonly example: string;
}

/** Counts values that are not read, by the part of the file in which they stand. */
export class UnreadCounter {
  private readonly parts = new Map<string, { values: number; example: string }>();

  constructor(private readonly file: string) {}

  add(part: string, example: string): void {
    const known = this.parts.get(part);
    if (known) known.values++;
    else this.parts.set(part, { values: 1, example });
  }

  /** The parts by their names. */
  all(): UnreadPart[] {
    return [...this.parts]
      .map(([part, counted]) => ({ file: this.file, part, ...counted }))
      .sort((one, other) => (one.part < other.part ? -1 : 1));
  }
}

/** Columns of a table with something in them that none of its mappings names. */
export function unreadColumns(
  table: InputTable,
  mappings: readonly TableMapping[],
): readonly UnreadPart[] {
  const present = columnsOf(table);
  const read = new Set(columnsIn(mappings, []).map(([column]) => present.get(headingKey(column))));
  const counter = new UnreadCounter(table.file);
  for (const { cells } of table.rows) {
    for (const [at, heading] of table.headings.entries()) {
      const cell = cells[at]?.trim();
      if (!cell || read.has(at)) continue;
      counter.add(
        heading === '' ? `column ${at + 1}, without a heading` : `column ${heading}`,
        cell,
      );
    }
  }
  return counter.all();
}
